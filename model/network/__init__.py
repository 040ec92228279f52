"""The network: image encoder, fusion, pixel decoder, language model and mask decoder."""
