<?xml version='1.0' encoding='utf-8'?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_US">
<context>
    <name>CheckPair</name>
    <message>
        <source>Check a pair</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Change detection</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Says whether two rasters fit together and how far the second is shifted.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Looks at two rasters of one place before changes are searched: overlap, CRS, ground sample distance, bands, pixels without data, and how far the image after is shifted. The shift comes from phase correlation of up to 25 windows; windows whose answers are not reliable are left out, and it is said when the shift differs over the scene.

The report has a sentence with a mark for each. SHIFT_X and SHIFT_Y can be given to 'Detect changes from a sentence' as they are.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Mark (green, amber or red)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Shift to the right (pixels)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Shift down (pixels)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Spread of the shift (pixels)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Windows that the shift comes from</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Overlap, share of the raster before</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Scale ratio, after to before</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Raster of the first date. Its pixels are the unit of the shift.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>After</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Raster of the second date, on any grid and in any CRS.</source>
        <translation>Raster des zweiten Zeitpunkts, auf beliebigem Gitter und in beliebigem KBS.</translation>
    </message>
    <message>
        <source>Extent</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Where to look, in any CRS; empty: wherever both rasters are.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>HTML files (*.html)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Page with the sentences and the numbers.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The algorithm was not prepared.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The report '{path}' cannot be written ({reason}). Choose another file.</source>
        <translation type="unfinished" />
    </message>
</context><context>
    <name>CompareController</name>
    <message>
        <source>A raster of this result is no longer in the project.</source>
        <translation>Ein Raster dieses Ergebnisses ist nicht mehr im Projekt.</translation>
    </message>
</context><context>
    <name>CompareWindow</name>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
</context><context>
    <name>DetectChanges</name>
    <message>
        <source>Detect changes from a sentence</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Change detection</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Finds the changes between two rasters that a sentence describes.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Finds the changes between two rasters of one place that a sentence describes, as "the buildings that were demolished", and returns polygons with the sentence, a confidence from 0 to 1, the area on the ellipsoid and where they come from.

The polygons lie on the pixels of the raster before, in its CRS. The raster after may have any grid and CRS. Where either raster has no data nothing is found. The engine runs in its own process; it stops within two seconds when you cancel.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Number of polygons</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Total area (m²)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The algorithm was not prepared.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Log of the engine: {}</source>
        <translation type="unfinished" />
    </message>
</context><context>
    <name>DockPanel</name>
    <message>
        <source>Wherever both rasters are</source>
        <translation>Wo beide Raster sind</translation>
    </message>
    <message>
        <source>What the map shows</source>
        <translation>Was die Karte zeigt</translation>
    </message>
    <message>
        <source>A rectangle on the map</source>
        <translation>Ein Rechteck auf der Karte</translation>
    </message>
    <message>
        <source>Extent of a layer</source>
        <translation>Ausdehnung eines Layers</translation>
    </message>
    <message>
        <source>Polygons of a layer</source>
        <translation>Polygone eines Layers</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>Two dates</source>
        <translation>Zwei Zeitpunkte</translation>
    </message>
    <message>
        <source>&amp;Before</source>
        <translation>&amp;Vorher</translation>
    </message>
    <message>
        <source>Raster of the first date. The polygons lie on its pixels.</source>
        <translation>Raster des ersten Zeitpunkts. Die Polygone liegen auf seinen Pixeln.</translation>
    </message>
    <message>
        <source>Swap before and after</source>
        <translation>Vorher und nachher vertauschen</translation>
    </message>
    <message>
        <source>⇅</source>
        <translation>⇅</translation>
    </message>
    <message>
        <source>&amp;After</source>
        <translation>&amp;Nachher</translation>
    </message>
    <message>
        <source>Raster of the second date, on any grid and in any CRS.</source>
        <translation>Raster des zweiten Zeitpunkts, auf beliebigem Gitter und in beliebigem KBS.</translation>
    </message>
    <message>
        <source>The after image is moved while it is read; the file stays as it is.</source>
        <translation>Das spätere Bild wird beim Lesen verschoben; die Datei bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Correct this shi&amp;ft</source>
        <translation>Diesen Versatz b&amp;erichtigen</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>&amp;What changed? One sentence per line</source>
        <translation>&amp;Was hat sich geändert? Ein englischer Satz je Zeile</translation>
    </message>
    <message>
        <source>the buildings that appeared</source>
        <translation>the buildings that appeared</translation>
    </message>
    <message>
        <source>Sentences asked before</source>
        <translation>Früher gestellte Fragen</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>Ver&amp;lauf</translation>
    </message>
    <message>
        <source>Sentences that the model understands</source>
        <translation>Sätze, die das Modell versteht</translation>
    </message>
    <message>
        <source>&amp;Examples</source>
        <translation>&amp;Beispiele</translation>
    </message>
    <message>
        <source>W&amp;here</source>
        <translation>W&amp;o</translation>
    </message>
    <message>
        <source>Where to look</source>
        <translation>Wo gesucht wird</translation>
    </message>
    <message>
        <source>The layer that says where to look</source>
        <translation>Der Layer, der sagt, wo gesucht wird</translation>
    </message>
    <message>
        <source>Draw a rectangle on the map</source>
        <translation>Ein Rechteck auf die Karte zeichnen</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modell</translation>
    </message>
    <message>
        <source>Who answers</source>
        <translation>Wer antwortet</translation>
    </message>
    <message>
        <source>The list of models</source>
        <translation>Die Liste der Modelle</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>&amp;Find changes</source>
        <translation>Änderungen &amp;finden</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>&amp;Layer</source>
        <translation>La&amp;yer</translation>
    </message>
    <message>
        <source>Results in this project</source>
        <translation>Ergebnisse in diesem Projekt</translation>
    </message>
    <message>
        <source>Zoom to this result</source>
        <translation>Auf dieses Ergebnis zoomen</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoomen</translation>
    </message>
    <message>
        <source>&amp;Threshold</source>
        <translation>Sch&amp;welle</translation>
    </message>
    <message>
        <source>A pixel counts as changed when its probability is above this</source>
        <translation>Ein Pixel gilt als geändert, wenn seine Wahrscheinlichkeit darüber liegt</translation>
    </message>
    <message>
        <source>0.50</source>
        <translation>0.50</translation>
    </message>
    <message>
        <source>M&amp;inimum area</source>
        <translation>M&amp;indestfläche</translation>
    </message>
    <message>
        <source>Smaller polygons are left out</source>
        <translation>Kleinere Polygone entfallen</translation>
    </message>
    <message>
        <source> m²</source>
        <translation> m²</translation>
    </message>
    <message>
        <source>Both dates beside each other, with the polygons</source>
        <translation>Beide Zeitpunkte nebeneinander, mit den Polygonen</translation>
    </message>
    <message>
        <source>Side &amp;by side</source>
        <translation>Neb&amp;eneinander</translation>
    </message>
    <message>
        <source>Save as GeoPackage</source>
        <translation>Als GeoPackage speichern</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern…</translation>
    </message>
    <message>
        <source>Go through the polygons with the keys N, P, A, R and E</source>
        <translation>Mit den Tasten N, P, A, R und E durch die Polygone gehen</translation>
    </message>
    <message>
        <source>&amp;Review the polygons</source>
        <translation>Polygone p&amp;rüfen</translation>
    </message>
    <message>
        <source>Previous polygon (P)</source>
        <translation>Voriges Polygon (P)</translation>
    </message>
    <message>
        <source>◀</source>
        <translation>◀</translation>
    </message>
    <message>
        <source>Accept this polygon (A)</source>
        <translation>Dieses Polygon annehmen (A)</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Reject this polygon (R)</source>
        <translation>Dieses Polygon verwerfen (R)</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Edit this polygon (E)</source>
        <translation>Dieses Polygon bearbeiten (E)</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Next polygon (N)</source>
        <translation>Nächstes Polygon (N)</translation>
    </message>
    <message>
        <source>▶</source>
        <translation>▶</translation>
    </message>
    <message>
        <source>Writes accepted polygons, and rejected ones as counter-examples, with their sentences</source>
        <translation>Schreibt angenommene Polygone, und verworfene als Gegenbeispiele, mit ihren Sätzen</translation>
    </message>
    <message>
        <source>&amp;Use as training data…</source>
        <translation>Als Trainin&amp;gsdaten verwenden…</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>The engine that answers questions is not installed yet. It gets a Python environment of its own; nothing of QGIS is changed.</source>
        <translation>Die Software, die Fragen beantwortet, ist noch nicht installiert. Sie bekommt eine eigene Python-Umgebung; an QGIS wird nichts geändert.</translation>
    </message>
    <message>
        <source>&amp;Install the engine…</source>
        <translation>Software &amp;installieren…</translation>
    </message>
</context><context>
    <name>ImportCheckpoint</name>
    <message>
        <source>Import a published checkpoint</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>model,weights,checkpoint,import,convert,MTRefSeg-R1,Phi,Mask2Former</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Makes a model folder of an MTRefSeg-R1 checkpoint.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reads a folder as its authors published it (safetensors or pytorch_model.bin, whole or in shards), checks every tensor, and writes a model folder that 'Detect changes from a sentence' takes. Nothing in the checkpoint is executed.

Phi-1.5 and Mask2Former's .pkl file are imported too, as starting points of training.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Checkpoint folder</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The folder with config.json, the weights and the tokenizer; or the path of Mask2Former's .pkl file.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Model folder</source>
        <translation>Modellordner</translation>
    </message>
    <message>
        <source>A new or empty folder; it needs as much space as the weights.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Number of parameters</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Checkpoint folder: '{}' does not exist. Choose another.</source>
        <translation type="unfinished" />
    </message>
</context><context>
    <name>ModelsDialog</name>
    <message>
        <source>Downloading a model</source>
        <translation>Ein Modell wird heruntergeladen</translation>
    </message>
    <message>
        <source>{} (missing)</source>
        <translation>{} (fehlt)</translation>
    </message>
    <message>
        <source>*It has no card (README.md).*</source>
        <translation>*Es hat keine Beschreibung (README.md).*</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Tiles (pixels)</source>
        <translation>Kacheln (Pixel)</translation>
    </message>
    <message>
        <source>Ground sample distance</source>
        <translation>Bodenauflösung</translation>
    </message>
    <message>
        <source>Licence, terms</source>
        <translation>Lizenz, Bedingungen</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>Model folder</source>
        <translation>Modellordner</translation>
    </message>
    <message>
        <source>Download a model</source>
        <translation>Ein Modell herunterladen</translation>
    </message>
    <message>
        <source>Address of the folder (https, of one commit where it is a hub's)</source>
        <translation>Adresse des Ordners (https; bei einem Hub die eines bestimmten Commits)</translation>
    </message>
    <message>
        <source>SHA-256 of model.safetensors</source>
        <translation>SHA-256 von model.safetensors</translation>
    </message>
    <message>
        <source>Put it into</source>
        <translation>Ablegen in</translation>
    </message>
    <message>
        <source>Downloading {}: {:.0f} %</source>
        <translation>{} wird heruntergeladen: {:.0f} %</translation>
    </message>
    <message>
        <source>'{}' can be chosen now.</source>
        <translation>'{}' kann jetzt gewählt werden.</translation>
    </message>
    <message>
        <source>MTRefSeg: models</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Add folder …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A folder that was trained or imported.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Download …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>From an address, with the hash of its weights.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Remove from the list</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The folder itself stays.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished" />
    </message>
</context><context>
    <name>MtrefsegProvider</name>
    <message>
        <source>MTRefSeg: changes in words</source>
        <translation type="unfinished" />
    </message>
</context><context>
    <name>OptionsPage</name>
    <message>
        <source>&amp;Check a pair as soon as it is chosen</source>
        <translation>Ein Paar prüfen, sobald es gewählt ist (&amp;P)</translation>
    </message>
    <message>
        <source>Empty: beside the project, or temporary without one.</source>
        <translation>Leer: neben dem Projekt, ohne Projekt vorübergehend.</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>&amp;Gerät</translation>
    </message>
    <message>
        <source>&amp;Folder for results</source>
        <translation>&amp;Ordner für Ergebnisse</translation>
    </message>
    <message>
        <source>&amp;Sentences to remember</source>
        <translation>Gemerkte &amp;Sätze</translation>
    </message>
    <message>
        <source>&amp;Engine…</source>
        <translation>Soft&amp;ware…</translation>
    </message>
    <message>
        <source>Install, update or remove what answers the questions.</source>
        <translation>Installiert, erneuert oder entfernt, was die Fragen beantwortet.</translation>
    </message>
</context><context>
    <name>PairController</name>
    <message>
        <source>Looking at the pair …</source>
        <translation>Das Paar wird betrachtet …</translation>
    </message>
    <message>
        <source>Check the pair</source>
        <translation>Paar prüfen</translation>
    </message>
</context><context>
    <name>PluginWindow</name>
    <message>
        <source>Find changes in words</source>
        <translation>Änderungen mit Worten finden</translation>
    </message>
</context><context>
    <name>ResultController</name>
    <message>
        <source>Threshold {:.2f}</source>
        <translation>Schwelle {:.2f}</translation>
    </message>
    <message>
        <source>Save as {}</source>
        <translation>Speichern als {}</translation>
    </message>
    <message>
        <source>Layer '{}' is being edited. Save or discard the edits first.</source>
        <translation>Layer '{}' wird gerade bearbeitet. Speichern oder verwerfen Sie zuerst die Bearbeitung.</translation>
    </message>
    <message>
        <source>{} polygons at this threshold</source>
        <translation>{} Polygone bei dieser Schwelle</translation>
    </message>
    <message>
        <source>Save the result</source>
        <translation>Das Ergebnis speichern</translation>
    </message>
    <message>
        <source>Saved as '{}'.</source>
        <translation>Gespeichert als '{}'.</translation>
    </message>
</context><context>
    <name>ReviewController</name>
    <message>
        <source>There is no polygon to review.</source>
        <translation>Es gibt kein Polygon zu prüfen.</translation>
    </message>
    <message>
        <source>Polygon {at} of {all}; {accepted} accepted, {rejected} rejected</source>
        <translation>Polygon {at} von {all}; {accepted} angenommen, {rejected} verworfen</translation>
    </message>
</context><context>
    <name>RunController</name>
    <message>
        <source>Stopping …</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>{} (looking …)</source>
        <translation>{} (Suche läuft …)</translation>
    </message>
    <message>
        <source>Starting the engine …</source>
        <translation>Die Software startet …</translation>
    </message>
    <message>
        <source>The project changed meanwhile. The result is in '{}'.</source>
        <translation>Das Projekt hat inzwischen gewechselt. Das Ergebnis ist in '{}'.</translation>
    </message>
    <message>
        <source>Nothing found. A lower threshold or other words may find something.</source>
        <translation>Nichts gefunden. Eine niedrigere Schwelle oder andere Worte finden vielleicht etwas.</translation>
    </message>
    <message>
        <source>{count} polygons, {ha:.2f} ha, in {seconds:.1f} s</source>
        <translation>{count} Polygone, {ha:.2f} ha, in {seconds:.1f} s</translation>
    </message>
    <message>
        <source>The run failed.</source>
        <translation>Der Lauf ist gescheitert.</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was written.</source>
        <translation>Abgebrochen. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>The run was stopped, because one of its rasters left the project or QGIS's task manager cancelled it. Nothing was written.</source>
        <translation>Der Lauf wurde angehalten, weil eines seiner Raster das Projekt verließ oder die Aufgabenverwaltung von QGIS ihn abbrach. Nichts wurde geschrieben.</translation>
    </message>
</context><context>
    <name>RuntimeDialog</name>
    <message>
        <source>Looking at this machine</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>what this machine has</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the CPU</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>NVIDIA GPUs (CUDA)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Installing the MTRefSeg engine</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Installed in {}. The engine runs on '{}': {}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Folder of wheels</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Python with the engine's packages</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Checking '{}'</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The engine now runs in '{}'.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Removing the engine</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Removed; files that are in use go with the next installation.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Removed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>Stopped. The next installation goes on where this one was.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{} so far</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>about {} left</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Install again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Install</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copied to the clipboard.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>MTRefSeg: the engine</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What will be installed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Build for</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Folder of &amp;wheels …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Install without internet, from a folder that was filled on another machine.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy co&amp;mmand</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copies the command that fills such a folder for this machine; run it on a machine with internet.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Other Python …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Use a Python that has the packages already, as one of conda or of a server.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Removes what was installed here, or forgets the other Python.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What is being done is shown here, and kept in a log.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Co&amp;py report</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copies versions, plan, checks and the end of the log, without your names.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished" />
    </message>
</context><context>
    <name>TrainingController</name>
    <message>
        <source>Layer '{}' is being edited. Save or discard the edits first.</source>
        <translation>Layer '{}' wird gerade bearbeitet. Speichern oder verwerfen Sie zuerst die Bearbeitung.</translation>
    </message>
    <message>
        <source>Write training data</source>
        <translation>Trainingsdaten schreiben</translation>
    </message>
    <message>
        <source>Folder for the training data</source>
        <translation>Ordner für die Trainingsdaten</translation>
    </message>
    <message>
        <source>Training data: {pairs} pairs with {sentences} sentences, {empty} with an empty answer</source>
        <translation>Trainingsdaten: {pairs} Paare mit {sentences} Sätzen, {empty} davon mit leerer Antwort</translation>
    </message>
    <message>
        <source>Folder: {}</source>
        <translation>Ordner: {}</translation>
    </message>
</context></TS>
