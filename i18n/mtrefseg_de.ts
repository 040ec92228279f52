<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1">
<context>
    <name>CheckPair</name>
    <message>
        <location filename="../processing_provider/check_pair.py" line="41" />
        <source>Check a pair</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/check_pair.py" line="44" />
        <source>Change detection</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/check_pair.py" line="54" />
        <source>Says whether two rasters fit together and how far the second is shifted.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/check_pair.py" line="57" />
        <source>Looks at two rasters of one place before changes are searched: overlap, CRS, ground sample distance, bands, pixels without data, and how far the image after is shifted. The shift comes from phase correlation of up to 25 windows; windows whose answers are not reliable are left out, and it is said when the shift differs over the scene.

The report has a sentence with a mark for each. SHIFT_X and SHIFT_Y can be given to 'Detect changes from a sentence' as they are.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/check_pair.py" line="70" />
        <source>Mark (green, amber or red)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/check_pair.py" line="72" />
        <source>Shift to the right (pixels)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/check_pair.py" line="73" />
        <source>Shift down (pixels)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/check_pair.py" line="74" />
        <source>Spread of the shift (pixels)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/check_pair.py" line="75" />
        <source>Windows that the shift comes from</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/check_pair.py" line="76" />
        <source>Overlap, share of the raster before</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/check_pair.py" line="77" />
        <source>Scale ratio, after to before</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/check_pair.py" line="82" />
        <source>Before</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/check_pair.py" line="83" />
        <source>Raster of the first date. Its pixels are the unit of the shift.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/check_pair.py" line="84" />
        <source>After</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/check_pair.py" line="85" />
        <source>Raster of the second date, on any grid and in any CRS.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/check_pair.py" line="86" />
        <source>Extent</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/check_pair.py" line="87" />
        <source>Where to look, in any CRS; empty: wherever both rasters are.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/check_pair.py" line="92" />
        <source>Report</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/check_pair.py" line="92" />
        <source>HTML files (*.html)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/check_pair.py" line="94" />
        <source>Page with the sentences and the numbers.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/check_pair.py" line="126" />
        <source>The algorithm was not prepared.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/check_pair.py" line="146" />
        <source>The report '{path}' cannot be written ({reason}). Choose another file.</source>
        <translation type="unfinished" />
    </message>
</context><context>
    <name>CompareController</name>
    <message>
        <location filename="../plugin/dock/compare_controller.py" line="49" />
        <source>A raster of this result is no longer in the project.</source>
        <translation type="unfinished" />
    </message>
</context><context>
    <name>CompareWindow</name>
    <message>
        <location filename="../plugin/dock/compare_window.py" line="30" />
        <source>Before and after</source>
        <translation type="unfinished" />
    </message>
</context><context>
    <name>DetectChanges</name>
    <message>
        <location filename="../processing_provider/detect_changes.py" line="36" />
        <source>Detect changes from a sentence</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/detect_changes.py" line="39" />
        <source>Change detection</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/detect_changes.py" line="49" />
        <source>Finds the changes between two rasters that a sentence describes.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/detect_changes.py" line="52" />
        <source>Finds the changes between two rasters of one place that a sentence describes, as "the buildings that were demolished", and returns polygons with the sentence, a confidence from 0 to 1, the area on the ellipsoid and where they come from.

The polygons lie on the pixels of the raster before, in its CRS. The raster after may have any grid and CRS. Where either raster has no data nothing is found. The engine runs in its own process; it stops within two seconds when you cancel.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/detect_changes.py" line="64" />
        <source>Number of polygons</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/detect_changes.py" line="65" />
        <source>Total area (m²)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/detect_changes.py" line="99" />
        <source>The algorithm was not prepared.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/detect_changes.py" line="106" />
        <source>Log of the engine: {}</source>
        <translation type="unfinished" />
    </message>
</context><context>
    <name>DockController</name>
    <message>
        <location filename="../plugin/dock/controller.py" line="90" />
        <source>mini (bundled)</source>
        <translation type="unfinished" />
    </message>
</context><context>
    <name>DockPanel</name>
    <message>
        <location filename="../plugin/dock/panel.py" line="54" />
        <source>Wherever both rasters are</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/panel.py" line="55" />
        <source>What the map shows</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/panel.py" line="56" />
        <source>A rectangle on the map</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/panel.py" line="57" />
        <source>Extent of a layer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/panel.py" line="58" />
        <source>Polygons of a layer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/panel.py" line="117" />
        <source>Nothing yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Two dates</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>&amp;Before</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Raster of the first date. The polygons lie on its pixels.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Swap before and after</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>⇅</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>&amp;After</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Raster of the second date, on any grid and in any CRS.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>The after image is moved while it is read; the file stays as it is.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Correct this shi&amp;ft</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Question</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>&amp;What changed? One sentence per line</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>the buildings that appeared</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Sentences asked before</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>&amp;History</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Sentences that the model understands</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>&amp;Examples</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>W&amp;here</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Where to look</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>The layer that says where to look</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Draw a rectangle on the map</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Draw</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>&amp;Model</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Who answers</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>&amp;Find changes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>&amp;Cancel</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Result</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>&amp;Layer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Results in this project</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Zoom to this result</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Zoom</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>&amp;Threshold</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>A pixel counts as changed when its probability is above this</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>0.50</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>M&amp;inimum area</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Smaller polygons are left out</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source> m²</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Both dates beside each other, with the polygons</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Side &amp;by side</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Save as GeoPackage</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>&amp;Save…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Go through the polygons with the keys N, P, A, R and E</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>&amp;Review the polygons</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Previous polygon (P)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>◀</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Accept this polygon (A)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Accept</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Reject this polygon (R)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Reject</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Edit this polygon (E)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Edit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Next polygon (N)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>▶</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Writes accepted polygons, and rejected ones as counter-examples, with their sentences</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>&amp;Use as training data…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Settings</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Help</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>The engine that answers questions is not installed yet. It gets a Python environment of its own; nothing of QGIS is changed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>&amp;Install the engine…</source>
        <translation type="unfinished" />
    </message>
</context><context>
    <name>ExtentController</name>
    <message>
        <location filename="../plugin/dock/extent_controller.py" line="45" />
        <source>the map</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/extent_controller.py" line="47" />
        <source>the rectangle</source>
        <translation type="unfinished" />
    </message>
</context><context>
    <name>ImportCheckpoint</name>
    <message>
        <location filename="../processing_provider/import_checkpoint.py" line="29" />
        <source>Import a published checkpoint</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/import_checkpoint.py" line="32" />
        <source>Models</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/import_checkpoint.py" line="38" />
        <source>model,weights,checkpoint,import,convert,MTRefSeg-R1,Phi,Mask2Former</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/import_checkpoint.py" line="43" />
        <source>Makes a model folder of an MTRefSeg-R1 checkpoint.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/import_checkpoint.py" line="46" />
        <source>Reads a folder as its authors published it (safetensors or pytorch_model.bin, whole or in shards), checks every tensor, and writes a model folder that 'Detect changes from a sentence' takes. Nothing in the checkpoint is executed.

Phi-1.5 and Mask2Former's .pkl file are imported too, as starting points of training.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/import_checkpoint.py" line="56" />
        <source>Checkpoint folder</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/import_checkpoint.py" line="60" />
        <source>The folder with config.json, the weights and the tokenizer; or the path of Mask2Former's .pkl file.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/import_checkpoint.py" line="65" />
        <source>Model folder</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/import_checkpoint.py" line="66" />
        <source>A new or empty folder; it needs as much space as the weights.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/import_checkpoint.py" line="69" />
        <source>Number of parameters</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../processing_provider/import_checkpoint.py" line="76" />
        <source>Checkpoint folder: '{}' does not exist. Choose another.</source>
        <translation type="unfinished" />
    </message>
</context><context>
    <name>MtrefsegProvider</name>
    <message>
        <location filename="../processing_provider/provider.py" line="41" />
        <source>MTRefSeg: changes in words</source>
        <translation type="unfinished" />
    </message>
</context><context>
    <name>OptionsPage</name>
    <message>
        <location filename="../plugin/options_page.py" line="30" />
        <source>&amp;Check a pair as soon as it is chosen</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="47" />
        <source>Empty: beside the project, or temporary without one.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="49" />
        <source>&amp;Device</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="50" />
        <source>&amp;Folder for results</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="52" />
        <source>&amp;Sentences to remember</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="53" />
        <source>&amp;Engine…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="54" />
        <source>Install, update or remove what answers the questions.</source>
        <translation type="unfinished" />
    </message>
</context><context>
    <name>PairController</name>
    <message>
        <location filename="../plugin/dock/pair_controller.py" line="112" />
        <source>Looking at the pair …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/pair_controller.py" line="114" />
        <source>Check the pair</source>
        <translation type="unfinished" />
    </message>
</context><context>
    <name>PluginWindow</name>
    <message>
        <location filename="../plugin/window.py" line="30" />
        <source>Find changes in words</source>
        <translation type="unfinished" />
    </message>
</context><context>
    <name>ResultController</name>
    <message>
        <location filename="../plugin/dock/result_controller.py" line="103" />
        <source>Threshold {:.2f}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/result_controller.py" line="116" />
        <source>Save as {}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/result_controller.py" line="145" />
        <source>Layer '{}' is being edited. Save or discard the edits first.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/result_controller.py" line="167" />
        <source>{} polygons at this threshold</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/result_controller.py" line="182" />
        <source>Save the result</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/result_controller.py" line="194" />
        <source>Saved as '{}'.</source>
        <translation type="unfinished" />
    </message>
</context><context>
    <name>ReviewController</name>
    <message>
        <location filename="../plugin/dock/review_controller.py" line="134" />
        <source>There is no polygon to review.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/review_controller.py" line="138" />
        <source>Polygon {at} of {all}; {accepted} accepted, {rejected} rejected</source>
        <translation type="unfinished" />
    </message>
</context><context>
    <name>RunController</name>
    <message>
        <location filename="../plugin/dock/run_controller.py" line="76" />
        <source>Stopping …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/run_controller.py" line="109" />
        <source>{} (looking …)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/run_controller.py" line="118" />
        <source>Starting the engine …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/run_controller.py" line="129" />
        <source>The project changed meanwhile. The result is in '{}'.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/run_controller.py" line="139" />
        <source>Nothing found. A lower threshold or other words may find something.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/run_controller.py" line="140" />
        <source>{count} polygons, {ha:.2f} ha, in {seconds:.1f} s</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/run_controller.py" line="146" />
        <source>The run failed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/run_controller.py" line="149" />
        <source>Cancelled. Nothing was written.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/run_controller.py" line="151" />
        <source>Stopped.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/run_controller.py" line="153" />
        <source>The run was stopped, because one of its rasters left the project or QGIS's task manager cancelled it. Nothing was written.</source>
        <translation type="unfinished" />
    </message>
</context><context>
    <name>RuntimeDialog</name>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="71" />
        <source>Looking at this machine</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="88" />
        <source>what this machine has</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="88" />
        <source>the CPU</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="89" />
        <source>NVIDIA GPUs (CUDA)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="114" />
        <source>Installing the MTRefSeg engine</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="120" />
        <source>Installed in {}. The engine runs on '{}': {}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="125" />
        <source>Folder of wheels</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="130" />
        <source>Python with the engine's packages</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="140" />
        <source>Checking '{}'</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="144" />
        <source>The engine now runs in '{}'.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="153" />
        <source>Removing the engine</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="157" />
        <source>Removed; files that are in use go with the next installation.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="158" />
        <source>Removed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="182" />
        <source>Stopping …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="196" />
        <source>Stopped. The next installation goes on where this one was.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="203" />
        <source>{} so far</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="205" />
        <source>about {} left</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="216" />
        <source>The engine runs in another Python: {}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="218" />
        <source>The engine is not installed yet.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="220" />
        <source>The engine is installed: PyTorch {}, Python {}, on '{}' ({}).</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="224" />
        <source>An update is due: Install makes it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="268" />
        <source>Copied to the clipboard.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <source>MTRefSeg: the engine</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <source>What will be installed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <source>Looking at this machine …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <source>&amp;Build for</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <source>Folder of &amp;wheels …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <source>Install without internet, from a folder that was filled on another machine.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <source>Copy co&amp;mmand</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <source>Copies the command that fills such a folder for this machine; run it on a machine with internet.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <source>&amp;Install</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <source>&amp;Stop</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <source>&amp;Other Python …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <source>Use a Python that has the packages already, as one of conda or of a server.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <source>&amp;Remove</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <source>Removes what was installed here, or forgets the other Python.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <source>What is being done is shown here, and kept in a log.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <source>Co&amp;py report</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <source>Copies versions, plan, checks and the end of the log, without your names.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <source>&amp;Close</source>
        <translation type="unfinished" />
    </message>
</context><context>
    <name>TrainingController</name>
    <message>
        <location filename="../plugin/dock/training_controller.py" line="33" />
        <source>Layer '{}' is being edited. Save or discard the edits first.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/training_controller.py" line="39" />
        <source>Write training data</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/training_controller.py" line="54" />
        <source>Folder for the training data</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/training_controller.py" line="60" />
        <source>Training data: {pairs} pairs with {sentences} sentences, {empty} with an empty answer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../plugin/dock/training_controller.py" line="63" />
        <source>Folder: {}</source>
        <translation type="unfinished" />
    </message>
</context></TS>
