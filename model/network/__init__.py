"""What is learned: image encoder, fusion, pixel decoder, language and mask decoder."""
