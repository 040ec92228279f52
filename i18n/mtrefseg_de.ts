<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_US">
<context>
    <name>BandChoice</name>
    <message>
        <location filename="../plugin/dock/request/band_choice.py" line="45" />
        <source>as declared</source>
        <translation>laut Datei</translation>
    </message>
</context><context>
    <name>CommandFailed</name>
    <message>
        <location filename="../plugin/runtime/commands.py" line="30" />
        <source>{program} ended with code {code}.</source>
        <translation>{program} endete mit Code {code}.</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/commands.py" line="31" />
        <source>The log says why.</source>
        <translation>Das Protokoll nennt den Grund.</translation>
    </message>
</context><context>
    <name>CompareController</name>
    <message>
        <location filename="../plugin/dock/compare/compare_controller.py" line="48" />
        <source>A raster of this result is no longer in the project.</source>
        <translation>Ein Raster dieses Ergebnisses ist nicht mehr im Projekt.</translation>
    </message>
</context><context>
    <name>CompareWindow</name>
    <message>
        <location filename="../plugin/dock/compare/compare_window.py" line="30" />
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
</context><context>
    <name>DockController</name>
    <message>
        <location filename="../plugin/dock/controller.py" line="84" />
        <source>The report was copied to the clipboard.</source>
        <translation>Der Bericht ist in der Zwischenablage.</translation>
    </message>
</context><context>
    <name>DockPanel</name>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Two dates</source>
        <translation>Zwei Zeitpunkte</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>&amp;Before</source>
        <translation>&amp;Vorher</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Raster of the first date. The polygons lie on its pixels.</source>
        <translation>Raster des ersten Zeitpunkts. Die Polygone liegen auf seinen Pixeln.</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Swap before and after</source>
        <translation>Vorher und nachher vertauschen</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>⇅</source>
        <translation>⇅</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>&amp;After</source>
        <translation>&amp;Nachher</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Raster of the second date, on any grid and in any CRS.</source>
        <translation>Raster des zweiten Zeitpunkts, auf beliebigem Gitter und in beliebigem KBS.</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>⇅ Swap before and after</source>
        <translation>⇅ Vorher und nachher tauschen</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>The after image is moved while it is read; the file stays as it is.</source>
        <translation>Das spätere Bild wird beim Lesen verschoben; die Datei bleibt, wie sie ist.</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>C&amp;orrect this shift</source>
        <translation>Diesen Versatz berich&amp;tigen</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Bands, no data, pixel size</source>
        <translation>Kanäle, keine Daten, Pixelgröße</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Band that the model is shown as red; as declared: the file decides</source>
        <translation>Kanal, den das Modell als Rot sieht; laut Datei: Die Datei entscheidet</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Band that the model is shown as green; as declared: the file decides</source>
        <translation>Kanal, den das Modell als Grün sieht; laut Datei: Die Datei entscheidet</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Band that the model is shown as blue; as declared: the file decides</source>
        <translation>Kanal, den das Modell als Blau sieht; laut Datei: Die Datei entscheidet</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>&amp;No data</source>
        <translation>&amp;Keine Daten</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>More values without data, as 0, or 0,255, or a range as 250:255</source>
        <translation>Weitere Werte ohne Daten, wie 0, oder 0,255, oder ein Bereich wie 250:255</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>0, 250:255</source>
        <translation>0, 250:255</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Pi&amp;xel size</source>
        <translation>&amp;Pixelgröße</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>The pixel size in which the model is shown both dates; the polygons follow the pixels of the raster before</source>
        <translation>Die Pixelgröße, in der das Modell beide Zeitpunkte sieht; die Polygone folgen den Pixeln des Rasters vorher</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Ground sample distance in metres</source>
        <translation>Bodenauflösung in Metern</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source> m</source>
        <translation> m</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>&amp;What changed? One sentence per line</source>
        <translation>&amp;Was hat sich geändert? Ein englischer Satz je Zeile</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>the buildings that appeared</source>
        <translation>the buildings that appeared</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Sentences asked before</source>
        <translation>Früher gestellte Fragen</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Histor&amp;y</source>
        <translation>Ver&amp;lauf</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Sentences that the model understands</source>
        <translation>Sätze, die das Modell versteht</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>&amp;Examples</source>
        <translation>&amp;Beispiele</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>W&amp;here</source>
        <translation>W&amp;o</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Where to look</source>
        <translation>Wo gesucht wird</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>The layer that says where to look</source>
        <translation>Der Layer, der sagt, wo gesucht wird</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Draw a rectangle on the map</source>
        <translation>Ein Rechteck auf die Karte zeichnen</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Draw</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>&amp;Model</source>
        <translation>&amp;Modell</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Who answers</source>
        <translation>Wer antwortet</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>The list of models</source>
        <translation>Die Liste der Modelle</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>&amp;Find changes</source>
        <translation>Änderungen &amp;finden</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>&amp;Layer</source>
        <translation>La&amp;yer</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Results in this project</source>
        <translation>Ergebnisse in diesem Projekt</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Zoom to this result</source>
        <translation>Auf dieses Ergebnis zoomen</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Zoom</source>
        <translation>Zoomen</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>&amp;Threshold</source>
        <translation>Schw&amp;elle</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>A pixel counts as changed when its probability is above this</source>
        <translation>Ein Pixel gilt als geändert, wenn seine Wahrscheinlichkeit darüber liegt</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>0.50</source>
        <translation>0.50</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>M&amp;inimum area</source>
        <translation>M&amp;indestfläche</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Smaller polygons are left out</source>
        <translation>Kleinere Polygone entfallen</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source> m²</source>
        <translation> m²</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Both dates over the map, with a line to drag between them</source>
        <translation>Beide Zeitpunkte über der Karte, dazwischen eine Linie zum Ziehen</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Swi&amp;pe</source>
        <translation>Wisc&amp;hen</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Both dates beside each other, with the polygons</source>
        <translation>Beide Zeitpunkte nebeneinander, mit den Polygonen</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Si&amp;de by side</source>
        <translation>Nebeneinan&amp;der</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Save as GeoPackage</source>
        <translation>Als GeoPackage speichern</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>&amp;Save…</source>
        <translation>&amp;Speichern…</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Go through the polygons with the keys N, P, A, R and E</source>
        <translation>Mit den Tasten N, P, A, R und E durch die Polygone gehen</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>&amp;Review the polygons</source>
        <translation>Polygone p&amp;rüfen</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Previous polygon (P)</source>
        <translation>Voriges Polygon (P)</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>◀</source>
        <translation>◀</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Accept this polygon (A)</source>
        <translation>Dieses Polygon annehmen (A)</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Reject this polygon (R)</source>
        <translation>Dieses Polygon verwerfen (R)</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Reject</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Edit this polygon (E)</source>
        <translation>Dieses Polygon bearbeiten (E)</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Next polygon (N)</source>
        <translation>Nächstes Polygon (N)</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>▶</source>
        <translation>▶</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Writes accepted polygons, and rejected ones as counter-examples, with their sentences</source>
        <translation>Schreibt angenommene Polygone, und verworfene als Gegenbeispiele, mit ihren Sätzen</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>&amp;Use as training data…</source>
        <translation>Als Trainin&amp;gsdaten verwenden…</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Copy a report: versions, facts about the rasters, messages; without your name</source>
        <translation>Einen Bericht kopieren: Versionen, Angaben zu den Rastern, Meldungen; ohne Ihren Namen</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>The engine that answers questions is not installed yet. It gets a Python environment of its own; nothing of QGIS is changed.</source>
        <translation>Die Software, die Fragen beantwortet, ist noch nicht installiert. Sie bekommt eine eigene Python-Umgebung; an QGIS wird nichts geändert.</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>&amp;Install the engine…</source>
        <translation>Software &amp;installieren…</translation>
    </message>
    <message>
        <location filename="../plugin/dock/panel.py" line="65" />
        <source>As the model sees best</source>
        <translation>Wie das Modell am besten sieht</translation>
    </message>
    <message>
        <location filename="../plugin/dock/panel.py" line="65" />
        <source>As it is</source>
        <translation>Wie sie ist</translation>
    </message>
    <message>
        <location filename="../plugin/dock/panel.py" line="65" />
        <source>In metres</source>
        <translation>In Metern</translation>
    </message>
    <message>
        <location filename="../plugin/dock/panel.py" line="69" />
        <source>Wherever both rasters are</source>
        <translation>Wo beide Raster sind</translation>
    </message>
    <message>
        <location filename="../plugin/dock/panel.py" line="70" />
        <source>What the map shows</source>
        <translation>Was die Karte zeigt</translation>
    </message>
    <message>
        <location filename="../plugin/dock/panel.py" line="71" />
        <source>A rectangle on the map</source>
        <translation>Ein Rechteck auf der Karte</translation>
    </message>
    <message>
        <location filename="../plugin/dock/panel.py" line="72" />
        <source>Extent of a layer</source>
        <translation>Ausdehnung eines Layers</translation>
    </message>
    <message>
        <location filename="../plugin/dock/panel.py" line="73" />
        <source>Polygons of a layer</source>
        <translation>Polygone eines Layers</translation>
    </message>
    <message>
        <location filename="../plugin/dock/panel.py" line="149" />
        <source>{} (changed)</source>
        <translation>{} (geändert)</translation>
    </message>
</context><context>
    <name>EngineTask</name>
    <message>
        <location filename="../plugin/engine_task.py" line="75" />
        <source>Unexpected error: {kind}, {error}.</source>
        <translation>Unerwarteter Fehler: {kind}, {error}.</translation>
    </message>
    <message>
        <location filename="../plugin/engine_task.py" line="77" />
        <source>Please report it.</source>
        <translation>Bitte melden Sie ihn.</translation>
    </message>
</context><context>
    <name>ExportController</name>
    <message>
        <location filename="../plugin/dock/result/export_controller.py" line="35" />
        <source>Layer '{}' is being edited. Save or discard the edits first.</source>
        <translation>Layer '{}' wird gerade bearbeitet. Speichern oder verwerfen Sie zuerst die Bearbeitung.</translation>
    </message>
    <message>
        <location filename="../plugin/dock/result/export_controller.py" line="47" />
        <source>Write training data</source>
        <translation>Trainingsdaten schreiben</translation>
    </message>
    <message>
        <location filename="../plugin/dock/result/export_controller.py" line="62" />
        <source>Folder for the training data</source>
        <translation>Ordner für die Trainingsdaten</translation>
    </message>
    <message>
        <location filename="../plugin/dock/result/export_controller.py" line="68" />
        <source>Training data: {pairs} pairs with {sentences} sentences, {empty} with an empty answer</source>
        <translation>Trainingsdaten: {pairs} Paare mit {sentences} Sätzen, {empty} davon mit leerer Antwort</translation>
    </message>
    <message>
        <location filename="../plugin/dock/result/export_controller.py" line="71" />
        <source>Folder: {}</source>
        <translation>Ordner: {}</translation>
    </message>
</context><context>
    <name>ExtentController</name>
    <message>
        <location filename="../plugin/dock/request/extent_controller.py" line="48" />
        <source>The extent of the map has no area.</source>
        <translation>Die Ausdehnung der Karte hat keine Fläche.</translation>
    </message>
    <message>
        <location filename="../plugin/dock/request/extent_controller.py" line="51" />
        <source>The extent of the rectangle has no area.</source>
        <translation>Die Ausdehnung des Rechtecks hat keine Fläche.</translation>
    </message>
</context><context>
    <name>Gpu</name>
    <message>
        <location filename="../plugin/runtime/machine.py" line="61" />
        <source>the driver {driver} of {card} is too old (CUDA 13 needs {needed} or newer)</source>
        <translation>der Treiber {driver} von {card} ist zu alt (CUDA 13 braucht {needed} oder neuer)</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/machine.py" line="65" />
        <source>{card} is too old for PyTorch's CUDA 13 (capability {capability})</source>
        <translation>{card} ist zu alt für PyTorchs CUDA 13 (Capability {capability})</translation>
    </message>
</context><context>
    <name>Installation</name>
    <message>
        <location filename="../plugin/runtime/installation.py" line="126" />
        <source>Making the environment</source>
        <translation>Die Umgebung wird angelegt</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/installation.py" line="136" />
        <source>The engine runs on '{device}': {reason}</source>
        <translation>Die Software läuft auf '{device}': {reason}</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/installation.py" line="141" />
        <source>Getting uv, which downloads and checks the packages</source>
        <translation>uv wird geholt, das die Pakete herunterlädt und prüft</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/installation.py" line="163" />
        <source>Downloading and unpacking the packages</source>
        <translation>Die Pakete werden heruntergeladen und entpackt</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/installation.py" line="165" />
        <source>Unpacking the packages</source>
        <translation>Die Pakete werden entpackt</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/installation.py" line="187" />
        <source>Testing the engine with a tiny prediction</source>
        <translation>Die Software wird mit einer winzigen Vorhersage getestet</translation>
    </message>
</context><context>
    <name>Messages</name>
    <message>
        <location filename="../plugin/dock/messages.py" line="59" />
        <source>Details</source>
        <translation>Details</translation>
    </message>
</context><context>
    <name>ModelsDialog</name>
    <message>
        <location filename="../plugin/models/dialog.py" line="73" />
        <source>Downloading a model</source>
        <translation>Ein Modell wird heruntergeladen</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.py" line="87" />
        <source>{} (missing)</source>
        <translation>{} (fehlt)</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.py" line="99" />
        <source>*It has no card (README.md).*</source>
        <translation>*Es hat keine Beschreibung (README.md).*</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.py" line="101" />
        <source>*Its card (README.md) is a link or too long, and is not shown.*</source>
        <translation>*Seine Karte (README.md) ist eine Verknüpfung oder zu lang und wird nicht gezeigt.*</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.py" line="111" />
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.py" line="112" />
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.py" line="113" />
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.py" line="114" />
        <source>Tiles (pixels)</source>
        <translation>Kacheln (Pixel)</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.py" line="115" />
        <source>Ground sample distance</source>
        <translation>Bodenauflösung</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.py" line="116" />
        <source>Licence, terms</source>
        <translation>Lizenz, Bedingungen</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.py" line="117" />
        <source>Figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.py" line="123" />
        <source>Model folder</source>
        <translation>Modellordner</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.py" line="128" />
        <source>Download a model</source>
        <translation>Ein Modell herunterladen</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.py" line="130" />
        <source>Address of the folder (https, of one commit where it is a hub's)</source>
        <translation>Adresse des Ordners (https; bei einem Hub die eines bestimmten Commits)</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.py" line="134" />
        <source>SHA-256 of model.safetensors</source>
        <translation>SHA-256 von model.safetensors</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.py" line="135" />
        <source>Put it into</source>
        <translation>Ablegen in</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.py" line="145" />
        <source>Downloading {}: {:.0f} %</source>
        <translation>{} wird heruntergeladen: {:.0f} %</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.py" line="149" />
        <source>'{}' can be chosen now.</source>
        <translation>'{}' kann jetzt gewählt werden.</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.ui" line="0" />
        <source>MTRefSeg: models</source>
        <translation>MTRefSeg: Modelle</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.ui" line="0" />
        <source>&amp;Add folder …</source>
        <translation>Ordner &amp;hinzufügen …</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.ui" line="0" />
        <source>A folder that was trained or imported.</source>
        <translation>Ein Ordner, der trainiert oder importiert wurde.</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.ui" line="0" />
        <source>&amp;Download …</source>
        <translation>Herunter&amp;laden …</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.ui" line="0" />
        <source>From an address, with the hash of its weights.</source>
        <translation>Von einer Adresse, mit der Prüfsumme der Gewichte.</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.ui" line="0" />
        <source>&amp;Remove from the list</source>
        <translation>Aus der Liste &amp;entfernen</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.ui" line="0" />
        <source>The folder itself stays.</source>
        <translation>Der Ordner selbst bleibt.</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.ui" line="0" />
        <source>&amp;Open folder</source>
        <translation>Ordner &amp;öffnen</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.ui" line="0" />
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
</context><context>
    <name>OptionsPage</name>
    <message>
        <location filename="../plugin/options_page.py" line="60" />
        <source>Delete &amp;unused results…</source>
        <translation>&amp;Unbenutzte Ergebnisse löschen…</translation>
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="62" />
        <source>&amp;Check a pair as soon as it is chosen</source>
        <translation>Ein Paar prüfen, sobald es gewählt ist (&amp;P)</translation>
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="64" />
        <source>Allow &amp;remote rasters</source>
        <translation>Raster aus dem &amp;Netz zulassen</translation>
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="66" />
        <source>Rasters by URL, and files that refer to such: the engine then uses the network.</source>
        <translation>Raster unter einer URL und Dateien, die auf solche verweisen: Die Engine benutzt dann das Netz.</translation>
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="88" />
        <source>Empty: beside the project, or temporary without one.</source>
        <translation>Leer: neben dem Projekt, ohne Projekt vorübergehend.</translation>
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="90" />
        <source>&amp;Device</source>
        <translation>&amp;Gerät</translation>
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="91" />
        <source>&amp;Folder for results</source>
        <translation>&amp;Ordner für Ergebnisse</translation>
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="96" />
        <source>&amp;Sentences to remember</source>
        <translation>Gemerkte &amp;Sätze</translation>
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="97" />
        <source>&amp;Engine…</source>
        <translation>Soft&amp;ware…</translation>
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="98" />
        <source>Install, update or remove what answers the questions.</source>
        <translation>Installiert, erneuert oder entfernt, was die Fragen beantwortet.</translation>
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="107" />
        <source>{} files are in use and stay.</source>
        <translation>{} Dateien sind in Gebrauch und bleiben.</translation>
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="112" />
        <source>{count} files of results ({size}) in '{folder}'.</source>
        <translation>{count} Dateien mit Ergebnissen ({size}) in '{folder}'.</translation>
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="116" />
        <source>No layer of this project uses {count} ({size}) of them.</source>
        <translation>Kein Layer dieses Projekts verwendet {count} ({size}) davon.</translation>
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="120" />
        <source>The folder is temporary: QGIS removes it when it closes.</source>
        <translation>Der Ordner ist vorübergehend: QGIS entfernt ihn, wenn es schließt.</translation>
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="128" />
        <source>Save the project first: its file may name other results.</source>
        <translation>Speichern Sie zuerst das Projekt: seine Datei nennt vielleicht andere Ergebnisse.</translation>
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="130" />
        <source>Delete {count} files ({size}) in '{folder}'? No layer of this project uses them. Other projects that show them lose them.</source>
        <translation>{count} Dateien ({size}) in '{folder}' löschen? Kein Layer dieses Projekts verwendet sie. Andere Projekte, die sie zeigen, verlieren sie.</translation>
    </message>
</context><context>
    <name>PairController</name>
    <message>
        <location filename="../plugin/dock/request/pair_controller.py" line="154" />
        <source>Looking at the pair …</source>
        <translation>Das Paar wird betrachtet …</translation>
    </message>
    <message>
        <location filename="../plugin/dock/request/pair_controller.py" line="155" />
        <source>Check the pair</source>
        <translation>Paar prüfen</translation>
    </message>
</context><context>
    <name>Plan</name>
    <message>
        <location filename="../plugin/runtime/plan.py" line="91" />
        <source>What: PyTorch for {} and the geospatial packages, in an environment of their own. QGIS's Python stays as it is.</source>
        <translation>Was: PyTorch für {} und die Geo-Pakete, in einer eigenen Umgebung. Das Python von QGIS bleibt, wie es ist.</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/plan.py" line="97" />
        <source>Device: {}.</source>
        <translation>Gerät: {}.</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/plan.py" line="98" />
        <source>Where: {}</source>
        <translation>Wo: {}</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/plan.py" line="100" />
        <source>From: {}; every package is checked against a pinned hash.</source>
        <translation>Von: {}; jedes Paket wird mit einem festgelegten Hash verglichen.</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/plan.py" line="101" />
        <source>the folder {}</source>
        <translation>dem Ordner {}</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/plan.py" line="110" />
        <source>NVIDIA GPUs (CUDA 13)</source>
        <translation>NVIDIA-Grafikkarten (CUDA 13)</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/plan.py" line="111" />
        <source>Apple's GPU and the CPU</source>
        <translation>Apples Grafikkarte und den Prozessor (CPU)</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/plan.py" line="111" />
        <source>the CPU</source>
        <translation>den Prozessor (CPU)</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/plan.py" line="116" />
        <source>Size: about {} GB on the disk.</source>
        <translation>Größe: etwa {} GB auf dem Datenträger.</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/plan.py" line="117" />
        <source>Size: about {download} GB to download, about {disk} GB on the disk.</source>
        <translation>Größe: etwa {download} GB zum Herunterladen, etwa {disk} GB auf dem Datenträger.</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/plan.py" line="125" />
        <source>Python: QGIS has no Python from {oldest} to {newest}; uv brings {version} from github.com.</source>
        <translation>Python: QGIS hat kein Python von {oldest} bis {newest}; uv bringt {version} von github.com.</translation>
    </message>
</context><context>
    <name>PluginWindow</name>
    <message>
        <location filename="../plugin/window.py" line="39" />
        <source>Find changes in words</source>
        <translation>Änderungen mit Worten finden</translation>
    </message>
</context><context>
    <name>PolygonsCopy</name>
    <message>
        <location filename="../plugin/dock/request/area_polygons.py" line="70" />
        <source>The polygons of layer '{layer}' cannot be written to '{path}' ({reason}).</source>
        <translation>Die Polygone des Layers '{layer}' können nicht nach '{path}' geschrieben werden ({reason}).</translation>
    </message>
    <message>
        <location filename="../plugin/dock/request/area_polygons.py" line="73" />
        <source>Check the folder and the free space.</source>
        <translation>Prüfen Sie den Ordner und den freien Speicherplatz.</translation>
    </message>
    <message>
        <location filename="../plugin/dock/request/area_polygons.py" line="77" />
        <source>Layer '{}' has no polygon to look in.</source>
        <translation>Der Layer '{}' hat kein Polygon, in dem gesucht werden kann.</translation>
    </message>
    <message>
        <location filename="../plugin/dock/request/area_polygons.py" line="78" />
        <source>Choose another place to look.</source>
        <translation>Wählen Sie ein anderes Suchgebiet.</translation>
    </message>
</context><context>
    <name>ResultController</name>
    <message>
        <location filename="../plugin/dock/result/result_controller.py" line="108" />
        <source>Threshold {:.2f}</source>
        <translation>Schwelle {:.2f}</translation>
    </message>
    <message>
        <location filename="../plugin/dock/result/result_controller.py" line="122" />
        <source>Save as {}</source>
        <translation>Speichern als {}</translation>
    </message>
    <message>
        <location filename="../plugin/dock/result/result_controller.py" line="134" />
        <source>{} results of this project are temporary and go when QGIS closes. Keep what you need with Save…</source>
        <translation>{} Ergebnisse dieses Projekts sind vorübergehend und verschwinden, wenn QGIS schließt. Behalten Sie, was Sie brauchen, mit Speichern…</translation>
    </message>
    <message>
        <location filename="../plugin/dock/result/result_controller.py" line="151" />
        <source>Layer '{}' is being edited. Save or discard the edits first.</source>
        <translation>Layer '{}' wird gerade bearbeitet. Speichern oder verwerfen Sie zuerst die Bearbeitung.</translation>
    </message>
    <message>
        <location filename="../plugin/dock/result/result_controller.py" line="177" />
        <source>{count} polygons, {ha:.2f} ha, at this threshold</source>
        <translation>{count} Polygone, {ha:.2f} ha, bei diesem Schwellwert</translation>
    </message>
    <message>
        <location filename="../plugin/dock/result/result_controller.py" line="209" />
        <source>Save the result</source>
        <translation>Das Ergebnis speichern</translation>
    </message>
    <message>
        <location filename="../plugin/dock/result/result_controller.py" line="220" />
        <source>Saved as '{}'.</source>
        <translation>Gespeichert als '{}'.</translation>
    </message>
</context><context>
    <name>ReviewController</name>
    <message>
        <location filename="../plugin/dock/result/review_controller.py" line="140" />
        <source>There is no polygon to review.</source>
        <translation>Es gibt kein Polygon zu prüfen.</translation>
    </message>
    <message>
        <location filename="../plugin/dock/result/review_controller.py" line="143" />
        <source>Polygon {at} of {all}; {accepted} accepted, {rejected} rejected</source>
        <translation>Polygon {at} von {all}; {accepted} angenommen, {rejected} verworfen</translation>
    </message>
    <message>
        <location filename="../plugin/dock/result/review_controller.py" line="145" />
        <source>Polygons: {all}; {accepted} accepted, {rejected} rejected</source>
        <translation>Polygone: {all}; {accepted} angenommen, {rejected} verworfen</translation>
    </message>
</context><context>
    <name>RunController</name>
    <message>
        <location filename="../plugin/dock/request/run_controller.py" line="84" />
        <source>Stopping …</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <location filename="../plugin/dock/request/run_controller.py" line="123" />
        <source>{} (looking …)</source>
        <translation>{} (Suche läuft …)</translation>
    </message>
    <message>
        <location filename="../plugin/dock/request/run_controller.py" line="132" />
        <source>Starting the engine …</source>
        <translation>Die Software startet …</translation>
    </message>
    <message>
        <location filename="../plugin/dock/request/run_controller.py" line="143" />
        <source>The project changed meanwhile. The result is in '{}'.</source>
        <translation>Das Projekt hat inzwischen gewechselt. Das Ergebnis ist in '{}'.</translation>
    </message>
    <message>
        <location filename="../plugin/dock/request/run_controller.py" line="159" />
        <source>{count} polygons, {ha:.2f} ha, in {seconds:.1f} s</source>
        <translation>{count} Polygone, {ha:.2f} ha, in {seconds:.1f} s</translation>
    </message>
    <message>
        <location filename="../plugin/dock/request/run_controller.py" line="167" />
        <source>The run failed.</source>
        <translation>Der Lauf ist gescheitert.</translation>
    </message>
    <message>
        <location filename="../plugin/dock/request/run_controller.py" line="170" />
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <location filename="../plugin/dock/request/run_controller.py" line="172" />
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <location filename="../plugin/dock/request/run_controller.py" line="173" />
        <source>The run was stopped, because one of its rasters left the project or QGIS's task manager cancelled it.</source>
        <translation>Der Lauf wurde beendet, weil eines seiner Raster das Projekt verlassen oder die Aufgabenverwaltung von QGIS ihn abgebrochen hat.</translation>
    </message>
</context><context>
    <name>RunInfo</name>
    <message>
        <location filename="../plugin/dock/result/result_layer.py" line="71" />
        <source>The run of the layer cannot be read ({}).</source>
        <translation>Der Lauf des Layers kann nicht gelesen werden ({}).</translation>
    </message>
</context><context>
    <name>RuntimeDialog</name>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="70" />
        <source>Looking at this machine</source>
        <translation>Dieser Rechner wird angesehen</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="83" />
        <source>Stopping …</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="91" />
        <source>what this machine has</source>
        <translation>was dieser Rechner hat</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="91" />
        <source>the CPU</source>
        <translation>den Prozessor (CPU)</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="92" />
        <source>NVIDIA GPUs (CUDA)</source>
        <translation>Grafikkarten von NVIDIA (CUDA)</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="119" />
        <source>Installing the MTRefSeg engine</source>
        <translation>Die Software von MTRefSeg wird installiert</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="126" />
        <source>Installed in {}. The engine runs on '{}': {}.</source>
        <translation>Installiert in {}. Die Software läuft auf '{}': {}.</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="132" />
        <source>Folder of wheels</source>
        <translation>Ordner mit Wheels</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="137" />
        <source>Python with the engine's packages</source>
        <translation>Python mit den Paketen der Software</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="147" />
        <source>Checking '{}'</source>
        <translation>'{}' wird geprüft</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="151" />
        <source>The engine now runs in '{}'.</source>
        <translation>Die Software läuft jetzt in '{}'.</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="160" />
        <source>Removing the engine</source>
        <translation>Die Software wird entfernt</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="164" />
        <source>Removed; files that are in use go with the next installation.</source>
        <translation>Entfernt; Dateien, die in Gebrauch sind, verschwinden mit der nächsten Installation.</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="165" />
        <source>Removed.</source>
        <translation>Entfernt.</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="188" />
        <source>Stopped. The next installation goes on where this one was.</source>
        <translation>Angehalten. Die nächste Installation fährt fort, wo diese war.</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="197" />
        <source>{} so far</source>
        <translation>{} bisher</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="199" />
        <source>about {} left</source>
        <translation>noch etwa {}</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="212" />
        <source>&amp;Install again</source>
        <translation>Erneut &amp;installieren</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <location filename="../plugin/runtime/dialog.py" line="212" />
        <source>&amp;Install</source>
        <translation>&amp;Installieren</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="241" />
        <source>Copied to the clipboard.</source>
        <translation>In die Zwischenablage kopiert.</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <source>MTRefSeg: the engine</source>
        <translation>MTRefSeg: die Software, die antwortet</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <source>What will be installed</source>
        <translation>Was installiert wird</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <source>&amp;Build for</source>
        <translation>&amp;Gebaut für</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <source>Folder of &amp;wheels …</source>
        <translation>Ordner mit &amp;Wheels …</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <source>Install without internet, from a folder that was filled on another machine.</source>
        <translation>Ohne Internet installieren, aus einem Ordner, der auf einem anderen Rechner gefüllt wurde.</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <source>Copy co&amp;mmand</source>
        <translation>Be&amp;fehl kopieren</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <source>Copies the command that fills such a folder for this machine; run it on a machine with internet.</source>
        <translation>Kopiert den Befehl, der einen solchen Ordner für diesen Rechner füllt; führen Sie ihn auf einem Rechner mit Internet aus.</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <source>&amp;Other Python …</source>
        <translation>Anderes &amp;Python …</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <source>Use a Python that has the packages already, as one of conda or of a server.</source>
        <translation>Ein Python verwenden, das die Pakete schon hat, etwa eines von conda oder von einem Server.</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <source>Removes what was installed here, or forgets the other Python.</source>
        <translation>Entfernt, was hier installiert wurde, oder vergisst das andere Python.</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <source>What is being done is shown here, and kept in a log.</source>
        <translation>Was gerade geschieht, steht hier und bleibt in einem Protokoll.</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <source>Co&amp;py report</source>
        <translation>&amp;Bericht kopieren</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <source>Copies versions, plan, checks and the end of the log, without your names.</source>
        <translation>Kopiert Versionen, Plan, Prüfungen und das Ende des Protokolls, ohne Ihre Namen.</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
</context><context>
    <name>SentenceMenu</name>
    <message>
        <location filename="../plugin/dock/sentence_menu.py" line="38" />
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
</context><context>
    <name>SwipeController</name>
    <message>
        <location filename="../plugin/dock/compare/swipe_controller.py" line="33" />
        <source>Drag the line, or move it by the arrow keys: ↑ and ↓ lay it across, as Shift and a click on it do. Esc ends.</source>
        <translation>Ziehen Sie die Linie, oder bewegen Sie sie mit den Pfeiltasten: ↑ und ↓ legen sie quer, ebenso Umschalt und ein Klick auf sie. Esc beendet.</translation>
    </message>
    <message>
        <location filename="../plugin/dock/compare/swipe_controller.py" line="55" />
        <source>A raster of this result is no longer in the project.</source>
        <translation>Ein Raster dieses Ergebnisses ist nicht mehr im Projekt.</translation>
    </message>
</context><context>
    <name>mtrefseg</name>
    <message>
        <location filename="../.cache/words.py" line="1" />
        <source>Check a pair</source>
        <translation>Ein Paar prüfen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="2" />
        <source>Change detection</source>
        <translation>Änderungserkennung</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="3" />
        <source>Says whether two rasters fit together and how far the second is shifted.</source>
        <translation>Sagt, ob zwei Raster zueinander passen und wie weit das zweite versetzt ist.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="4" />
        <source>Looks at two rasters of one place before changes are searched: overlap, CRS, ground sample distance, bands, pixels without data, and how far the image after is shifted. The shift comes from phase correlation of up to 25 windows; windows whose answers are not reliable are left out, and it is said when the shift differs over the scene.

The report has a sentence with a mark for each. SHIFT_X and SHIFT_Y can be given to 'Detect changes from a sentence' as they are.</source>
        <translation>Betrachtet zwei Raster eines Ortes, bevor Änderungen gesucht werden: Überlappung, KBS, Bodenauflösung, Kanäle, Pixel ohne Daten, und wie weit das spätere Bild versetzt ist. Der Versatz kommt aus der Phasenkorrelation von bis zu 25 Fenstern; Fenster ohne verlässliche Antwort entfallen, und es wird gesagt, wenn der Versatz über die Szene verschieden ist.

Der Bericht hat zu jedem einen Satz mit einem Zeichen. SHIFT_X und SHIFT_Y können so, wie sie sind, 'Änderungen aus einem Satz finden' gegeben werden.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="5" />
        <source>Mark (green, amber or red)</source>
        <translation>Zeichen (green: gut, amber: ansehen, red: halt)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="6" />
        <source>Shift to the right (pixels)</source>
        <translation>Versatz nach rechts (Pixel)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="7" />
        <source>Shift down (pixels)</source>
        <translation>Versatz nach unten (Pixel)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="8" />
        <source>Spread of the shift (pixels)</source>
        <translation>Streuung des Versatzes (Pixel)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="9" />
        <source>Windows that the shift comes from</source>
        <translation>Fenster, aus denen der Versatz kommt</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="10" />
        <source>Overlap, share of the raster before</source>
        <translation>Überlappung, Anteil am früheren Raster</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="11" />
        <source>Scale ratio, after to before</source>
        <translation>Verhältnis der Auflösungen, nachher zu vorher</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="12" />
        <source>Raster of the first date. Its pixels are the unit of the shift.</source>
        <translation>Raster des ersten Zeitpunkts. Seine Pixel sind die Einheit des Versatzes.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="13" />
        <source>Raster of the second date, on any grid and in any CRS.</source>
        <translation>Raster des zweiten Zeitpunkts, auf beliebigem Gitter und in beliebigem KBS.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="14" />
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="15" />
        <source>The model whose range of ground sample distances the pair is compared with.</source>
        <translation>Das Modell, mit dessen Bereich von Bodenauflösungen das Paar verglichen wird.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="16" />
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="17" />
        <source>Page with the sentences and the numbers.</source>
        <translation>Seite mit den Sätzen und den Zahlen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="18" />
        <source>HTML files (*.html)</source>
        <translation>HTML-Dateien (*.html)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="19" />
        <source>The algorithm was not prepared.</source>
        <translation>Der Algorithmus wurde nicht vorbereitet.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="20" />
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="21" />
        <source>look</source>
        <translation>ansehen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="22" />
        <source>stop</source>
        <translation>halt</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="23" />
        <source>Check of a pair</source>
        <translation>Prüfung eines Paars</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="24" />
        <source>The report '{path}' cannot be written ({reason}).</source>
        <translation>Der Bericht '{path}' kann nicht geschrieben werden ({reason}).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="25" />
        <source>Choose another file.</source>
        <translation>Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="26" />
        <source>Raster</source>
        <translation>Raster</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="27" />
        <source>CRS</source>
        <translation>KBS</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="28" />
        <source>Pixel</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="29" />
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="30" />
        <source>Bands</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="31" />
        <source>Without data</source>
        <translation>Ohne Daten</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="32" />
        <source>Overlap</source>
        <translation>Überlappung</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="33" />
        <source>Size of it</source>
        <translation>Ihre Größe</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="34" />
        <source>Scale ratio</source>
        <translation>Verhältnis der Auflösungen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="35" />
        <source>Shift to the right</source>
        <translation>Versatz nach rechts</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="36" />
        <source>Shift down</source>
        <translation>Versatz nach unten</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="37" />
        <source>{used} windows, {rejected} rejected</source>
        <translation>{used} Fenster, {rejected} verworfen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="38" />
        <source>Spread of the shift</source>
        <translation>Streuung des Versatzes</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="39" />
        <source>Varies over the scene</source>
        <translation>Über die Szene verschieden</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="40" />
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="41" />
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="42" />
        <source>Detect changes from a sentence</source>
        <translation>Änderungen aus einem Satz finden</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="43" />
        <source>change,detection,difference,sentence,text,referring,segmentation,deep learning,AI</source>
        <translation>change,detection,difference,sentence,text,referring,segmentation,deep learning,AI,Änderung,Unterschied,Satz,KI</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="44" />
        <source>Finds the changes between two rasters that a sentence describes.</source>
        <translation>Findet die Änderungen zwischen zwei Rastern, die ein Satz beschreibt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="45" />
        <source>Finds the changes between two rasters of one place that a sentence describes, as "the buildings that were demolished", and returns polygons with the sentence, a confidence from 0 to 1, the area on the ellipsoid and where they come from.

The polygons lie on the pixels of the raster before, in its CRS. The raster after may have any grid and CRS. Where either raster has no data nothing is found. The engine runs in its own process; it stops within two seconds when you cancel.</source>
        <translation>Findet die Änderungen zwischen zwei Rastern eines Ortes, die ein englischer Satz beschreibt, etwa "the buildings that were demolished", und gibt Polygone zurück: mit dem Satz, einer Sicherheit von 0 bis 1, der Fläche auf dem Ellipsoid und ihrer Herkunft.

Die Polygone liegen auf den Pixeln des früheren Rasters, in dessen KBS. Das spätere Raster darf jedes Gitter und KBS haben. Wo einem der Raster Daten fehlen, wird nichts gefunden. Die Software läuft in einem eigenen Prozess; beim Abbrechen hält sie binnen zwei Sekunden an.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="46" />
        <source>Number of polygons</source>
        <translation>Anzahl der Polygone</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="47" />
        <source>Total area (m²)</source>
        <translation>Gesamtfläche (m²)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="48" />
        <source>Log of the engine: {}</source>
        <translation>Protokoll der Software: {}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="49" />
        <source>Evaluate a model</source>
        <translation>Ein Modell bewerten</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="50" />
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="51" />
        <source>model,metrics,IoU,precision,recall,score,validation</source>
        <translation>model,metrics,IoU,precision,recall,score,validation,Modell,Kennzahlen,Genauigkeit,bewerten</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="52" />
        <source>Measures a model on pairs whose changes are known.</source>
        <translation>Misst ein Modell an Paaren, deren Änderungen bekannt sind.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="53" />
        <source>Asks a model every sentence of a folder (or any change, where it has no sentences) and compares its answers with the masks: mIoU, oIoU, precision at IoU thresholds, F1, by change type and by the kinds of words, and pictures of the best, median and worst answers.</source>
        <translation>Stellt einem Modell jeden Satz eines Ordners (oder, wo es keine Sätze gibt, die Frage nach jeder Änderung) und vergleicht seine Antworten mit den Masken: mIoU, oIoU, Genauigkeit bei Schwellen der IoU, F1, nach Art der Änderung und nach Art der Worte, und Bilder der besten, mittleren und schlechtesten Antworten.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="54" />
        <source>'mini' for the bundled model, or a model folder.</source>
        <translation>'mini' für das mitgelieferte Modell, oder ein Modellordner.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="55" />
        <source>Folder with pairs</source>
        <translation>Ordner mit Paaren</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="56" />
        <source>With A (before), B (after), masks, and referring_expression if any.</source>
        <translation>Mit A (vorher), B (nachher), masks, und referring_expression, wenn es Sätze gibt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="57" />
        <source>Sentence</source>
        <translation>Satz</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="58" />
        <source>Asked where the folder has no sentences; empty: any change.</source>
        <translation>Wird gefragt, wo der Ordner keine Sätze hat; leer: jede Änderung.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="59" />
        <source>Ground sample distance of the images</source>
        <translation>Bodenauflösung der Bilder</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="60" />
        <source>Metres per pixel of the pairs; empty: unknown, they are shown as they are.</source>
        <translation>Meter je Pixel der Paare; leer: unbekannt, sie werden gezeigt, wie sie sind.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="61" />
        <source>Fit the pixel size to the model</source>
        <translation>Pixelgröße an das Modell anpassen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="62" />
        <source>As in 'Detect changes from a sentence'; needs the ground sample distance of the images.</source>
        <translation>Wie in 'Änderungen aus einem Satz finden'; braucht die Bodenauflösung der Bilder.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="63" />
        <source>Resample to ground sample distance</source>
        <translation>Auf diese Bodenauflösung umrechnen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="64" />
        <source>Metres per pixel that the model sees; the masks are compared in the pixels of the images. Empty: as the check box above says.</source>
        <translation>Meter je Pixel, die das Modell sieht; die Masken werden in den Pixeln der Bilder verglichen. Leer: wie das Kästchen darüber sagt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="65" />
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="66" />
        <source>auto takes a GPU when there is one that works.</source>
        <translation>auto nimmt eine GPU, wenn es eine gibt, die läuft.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="67" />
        <source>Replace other files</source>
        <translation>Andere Dateien ersetzen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="68" />
        <source>Report and figures are written even where a file stands that is no earlier report and no earlier figures. Off: such a file is kept and the run is refused.</source>
        <translation>Bericht und Zahlen werden auch dort geschrieben, wo eine Datei liegt, die weder ein früherer Bericht noch frühere Zahlen ist. Aus: Eine solche Datei bleibt, und der Lauf wird abgelehnt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="69" />
        <source>One file with tables and pictures.</source>
        <translation>Eine Datei mit Tabellen und Bildern.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="70" />
        <source>Figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="71" />
        <source>The same numbers for machines.</source>
        <translation>Dieselben Zahlen für Maschinen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="72" />
        <source>Folder with pairs: '{}' does not exist. Choose another.</source>
        <translation>Ordner mit Paaren: '{}' gibt es nicht. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="73" />
        <source>Left out: {}</source>
        <translation>Ausgelassen: {}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="74" />
        <source>Import a published checkpoint</source>
        <translation>Veröffentlichte Gewichte importieren</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="75" />
        <source>model,weights,checkpoint,import,convert,MTRefSeg-R1,Phi,Mask2Former</source>
        <translation>model,weights,checkpoint,import,convert,MTRefSeg-R1,Phi,Mask2Former,Modell,Gewichte,importieren</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="76" />
        <source>Makes a model folder of an MTRefSeg-R1 checkpoint.</source>
        <translation>Macht aus veröffentlichten Gewichten von MTRefSeg-R1 einen Modellordner.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="77" />
        <source>Reads a folder as its authors published it (safetensors or pytorch_model.bin, whole or in shards), checks every tensor, and writes a model folder that 'Detect changes from a sentence' takes. Nothing in the checkpoint is executed.

Phi-1.5 and Mask2Former's .pkl file are imported too, as starting points of training.</source>
        <translation>Liest einen Ordner, wie ihn seine Autoren veröffentlicht haben (safetensors oder pytorch_model.bin, ganz oder in Teilen), prüft jeden Tensor und schreibt einen Modellordner, den 'Änderungen aus einem Satz finden' nimmt. Nichts aus den Gewichten wird ausgeführt.

Auch Phi-1.5 und die .pkl-Datei von Mask2Former werden importiert, als Ausgangspunkte eines Trainings.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="78" />
        <source>Checkpoint folder</source>
        <translation>Ordner der Gewichte</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="79" />
        <source>The folder with config.json, the weights and the tokenizer; or the path of Mask2Former's .pkl file.</source>
        <translation>Der Ordner mit config.json, den Gewichten und dem Tokenizer; oder der Pfad der .pkl-Datei von Mask2Former.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="80" />
        <source>Model folder</source>
        <translation>Modellordner</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="81" />
        <source>A new or empty folder; it needs as much space as the weights.</source>
        <translation>Ein neuer oder leerer Ordner; er braucht so viel Platz wie die Gewichte.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="82" />
        <source>Number of parameters</source>
        <translation>Anzahl der Parameter</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="83" />
        <source>Checkpoint folder: '{}' does not exist. Choose another.</source>
        <translation>Ordner der Gewichte: '{}' gibt es nicht. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="84" />
        <source>model,training,fine-tuning,change,chips,sentence,deep learning</source>
        <translation>model,training,fine-tuning,change,chips,sentence,deep learning,Modell,trainieren,Änderung,Satz</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="85" />
        <source>mIoU on held-out data (%)</source>
        <translation>mIoU auf zurückgehaltenen Daten (%)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="86" />
        <source>What was trained until then is kept in '{}'; resume it.</source>
        <translation>Was bis dahin trainiert wurde, liegt in '{}'; setzen Sie es fort.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="87" />
        <source>Stopped before the training began; it can be started again.</source>
        <translation>Angehalten, bevor das Training begann; es kann neu gestartet werden.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="88" />
        <source>Stopped. The best model so far is in '{}'; it can be resumed.</source>
        <translation>Angehalten. Das bisher beste Modell ist in '{}'; das Training kann fortgesetzt werden.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="89" />
        <source>Stopped before the first score; the training in '{}' can be resumed.</source>
        <translation>Vor der ersten Bewertung angehalten; das Training in '{}' kann fortgesetzt werden.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="90" />
        <source>Train for a region, stage 1: change</source>
        <translation>Für ein Gebiet trainieren, Stufe 1: Änderung</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="91" />
        <source>Trains a network to see change, without language.</source>
        <translation>Bringt einem Netz bei, Änderung zu sehen, ohne Sprache.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="92" />
        <source>Trains the image part of a model on pairs of images and masks of what changed, from folders or from two rasters with a polygon layer. Parts of the data are kept apart to score on. The best model by mean IoU is the result; it answers 'any change', and stage 2 teaches it sentences.

Cancel stops after the batch at hand and keeps the best model so far; with 'Go on' the training continues. A report with curves and pictures is written beside the model.</source>
        <translation>Trainiert den Bildteil eines Modells mit Bildpaaren und Masken dessen, was sich geändert hat, aus Ordnern oder aus zwei Rastern mit einem Polygonlayer. Ein Teil der Daten wird zum Bewerten zurückgehalten. Das nach mittlerer IoU beste Modell ist das Ergebnis; es beantwortet 'any change', und Stufe 2 bringt ihm Sätze bei.

Abbrechen hält nach dem laufenden Schritt an und behält das bisher beste Modell; mit 'Fortsetzen' geht das Training weiter. Neben das Modell wird ein Bericht mit Kurven und Bildern geschrieben.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="93" />
        <source>Train for a region, stage 2: sentences</source>
        <translation>Für ein Gebiet trainieren, Stufe 2: Sätze</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="94" />
        <source>Trains a network to find what sentences describe.</source>
        <translation>Bringt einem Netz bei zu finden, was Sätze beschreiben.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="95" />
        <source>Trains a model on pairs of images, sentences and masks, from folders or from two rasters with a polygon layer. Begin with the result of stage 1: what is left empty here, the data too, is taken over from there, and the log says so. The best model by mean IoU on the data that is kept apart is the result.

Cancel stops after the batch at hand and keeps the best model so far; with 'Go on' the training continues. A report with curves and pictures is written beside the model.</source>
        <translation>Trainiert ein Modell mit Bildpaaren, Sätzen und Masken, aus Ordnern oder aus zwei Rastern mit einem Polygonlayer. Beginnen Sie mit dem Ergebnis der Stufe 1: was hier leer bleibt, auch die Daten, wird von dort übernommen, und das Protokoll sagt es. Das nach mittlerer IoU auf den zurückgehaltenen Daten beste Modell ist das Ergebnis.

Abbrechen hält nach dem laufenden Schritt an und behält das bisher beste Modell; mit 'Fortsetzen' geht das Training weiter. Neben das Modell wird ein Bericht mit Kurven und Bildern geschrieben.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="96" />
        <source>'{}' is not a raster that QGIS can read.</source>
        <translation>'{}' ist kein Raster, das QGIS lesen kann.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="97" />
        <source>Choose a raster layer or a raster file.</source>
        <translation>Wählen Sie einen Rasterlayer oder eine Rasterdatei.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="98" />
        <source>'{given}' names band {band}, but '{layer}' has {count}.</source>
        <translation>'{given}' nennt Kanal {band}, aber '{layer}' hat {count}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="99" />
        <source>Use numbers from 1 to {}.</source>
        <translation>Verwenden Sie Nummern von 1 bis {}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="100" />
        <source>{} is a list.</source>
        <translation>{} ist eine Liste.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="101" />
        <source>Give one value.</source>
        <translation>Geben Sie einen einzelnen Wert an.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="102" />
        <source>'{}' is unknown.</source>
        <translation>'{}' ist unbekannt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="103" />
        <source>Use one of {}.</source>
        <translation>Verwenden Sie eines von {}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="104" />
        <source>'{}' is no number.</source>
        <translation>'{}' ist keine Zahl.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="105" />
        <source>Give one.</source>
        <translation>Geben Sie eine an.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="106" />
        <source>'{}' is no whole number.</source>
        <translation>'{}' ist keine ganze Zahl.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="107" />
        <source>'{}' is not a list of band numbers.</source>
        <translation>'{}' ist keine Liste von Kanalnummern.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="108" />
        <source>Write numbers from 1 with commas, as 4,3,2.</source>
        <translation>Schreiben Sie Nummern ab 1 mit Kommas, etwa 4,3,2.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="109" />
        <source>'{path}' is read by this run ({parameter}).</source>
        <translation>'{path}' wird von diesem Lauf gelesen ({parameter}).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="110" />
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="111" />
        <source>The expression '{expression}' cannot be evaluated ({reason}).</source>
        <translation>Der Ausdruck '{expression}' kann nicht ausgewertet werden ({reason}).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="112" />
        <source>Correct it, or leave the parameter empty.</source>
        <translation>Berichtigen Sie ihn, oder lassen Sie den Parameter leer.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="113" />
        <source>Layer '{}' cannot be written to a file.</source>
        <translation>Der Layer '{}' kann nicht in eine Datei geschrieben werden.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="114" />
        <source>Save it as a GeoPackage first: right-click the layer, Export, Save Features As.</source>
        <translation>Speichern Sie ihn zuerst als GeoPackage: Rechtsklick auf den Layer, Export, Objekte speichern als.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="115" />
        <source>'{}' is not a vector layer that QGIS can read.</source>
        <translation>'{}' ist kein Vektorlayer, den QGIS lesen kann.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="116" />
        <source>Choose a layer of polygons, or leave it empty.</source>
        <translation>Wählen Sie einen Layer mit Polygonen, oder lassen Sie das Feld leer.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="117" />
        <source>Layer '{}' does not hold polygons.</source>
        <translation>Der Layer '{}' enthält keine Polygone.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="118" />
        <source>'{}' has no area.</source>
        <translation>'{}' hat keine Fläche.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="119" />
        <source>Write xmin,xmax,ymin,ymax [EPSG:code], or leave it empty.</source>
        <translation>Schreiben Sie xmin,xmax,ymin,ymax [EPSG:Code], oder lassen Sie das Feld leer.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="120" />
        <source>'{path}' is not a {format} file.</source>
        <translation>'{path}' ist keine Datei im Format {format}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="121" />
        <source>Give a file name that ends in {}.</source>
        <translation>Geben Sie einen Dateinamen an, der auf {} endet.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="122" />
        <source>Probability of {}</source>
        <translation>Wahrscheinlichkeit: {}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="123" />
        <source>Raster of the first date. The polygons lie on its pixels, in its CRS.</source>
        <translation>Raster des ersten Zeitpunkts. Die Polygone liegen auf seinen Pixeln, in seinem KBS.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="124" />
        <source>Raster of the second date, on any grid and in any CRS; it is brought onto the grid of the first.</source>
        <translation>Raster des zweiten Zeitpunkts, auf beliebigem Gitter und in beliebigem KBS; es wird auf das Gitter des ersten gebracht.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="125" />
        <source>Sentences, one per line</source>
        <translation>Englische Sätze, einer je Zeile</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="126" />
        <source>What changed, in words, as "the buildings that appeared". Several sentences cost little more than one.</source>
        <translation>Was sich geändert hat, mit englischen Worten, etwa "the buildings that appeared". Mehrere Sätze kosten kaum mehr als einer.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="127" />
        <source>'mini' for the bundled model, or a folder with config.json and weights.</source>
        <translation>'mini' für das mitgelieferte Modell, oder ein Ordner mit config.json und Gewichten.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="128" />
        <source>Polygons that a change has to touch</source>
        <translation>Polygone, die eine Änderung berühren muss</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="129" />
        <source>Changes that touch none of these polygons (or of the selected ones) are left out; in any CRS. The extent decides where is searched. Empty: all are kept.</source>
        <translation>Änderungen, die keines dieser Polygone (oder der gewählten) berühren, entfallen; in beliebigem KBS. Wo gesucht wird, sagt die Ausdehnung. Leer: alle bleiben.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="130" />
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="131" />
        <source>A pixel counts as changed when its probability is above this, 0 to 1.</source>
        <translation>Ein Pixel gilt als geändert, wenn seine Wahrscheinlichkeit darüber liegt, 0 bis 1.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="132" />
        <source>Minimum area (m²)</source>
        <translation>Mindestfläche (m²)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="133" />
        <source>Smaller polygons are left out; square metres on the ellipsoid.</source>
        <translation>Kleinere Polygone entfallen; Quadratmeter auf dem Ellipsoid.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="134" />
        <source>Simplify by</source>
        <translation>Vereinfachen um</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="135" />
        <source>Tolerance in metres; 0 keeps the exact edges of the pixels.</source>
        <translation>Toleranz in Metern; 0 behält die genauen Kanten der Pixel.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="136" />
        <source>Add a field for the review</source>
        <translation>Ein Feld für die Prüfung anlegen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="137" />
        <source>An empty text field 'review', in which 'accepted' or 'rejected' is written; what was reviewed can be trained on.</source>
        <translation>Ein leeres Textfeld 'review', in das 'accepted' oder 'rejected' geschrieben wird; mit Geprüftem lässt sich trainieren.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="138" />
        <source>Replace a result that was worked on</source>
        <translation>Ein bearbeitetes Ergebnis ersetzen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="139" />
        <source>An earlier result in the same file is replaced even when it has reviews or fields that were added. Off: such a result is kept and the run is refused.</source>
        <translation>Ein früheres Ergebnis in derselben Datei wird auch dann ersetzt, wenn es geprüft wurde oder Felder dazukamen. Aus: Ein solches Ergebnis bleibt, und der Lauf wird abgelehnt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="140" />
        <source>Fill holes up to (m²)</source>
        <translation>Löcher füllen bis (m²)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="141" />
        <source>Smaller holes in polygons are filled; 0 keeps them all.</source>
        <translation>Kleinere Löcher in Polygonen werden gefüllt; 0 behält alle.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="142" />
        <source>Connectivity</source>
        <translation>Nachbarschaft</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="143" />
        <source>8 joins pixels that touch at a corner, 4 only those that share an edge.</source>
        <translation>8 verbindet Pixel, die sich an einer Ecke berühren, 4 nur solche mit gemeinsamer Kante.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="144" />
        <source>Tile size (pixels)</source>
        <translation>Seite der Kacheln (Pixel)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="145" />
        <source>Side of what the model sees at once; empty: one that fits model and raster.</source>
        <translation>Seite dessen, was das Modell auf einmal sieht; leer: passend zu Modell und Raster.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="146" />
        <source>Overlap of tiles (pixels)</source>
        <translation>Überlappung der Kacheln (Pixel)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="147" />
        <source>At most half a tile; empty: the model's default.</source>
        <translation>Höchstens eine halbe Kachel; leer: wie das Modell es vorgibt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="148" />
        <source>Tiles at once</source>
        <translation>Kacheln auf einmal</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="149" />
        <source>More is faster on a GPU and needs more memory; empty: chosen for the device.</source>
        <translation>Mehr ist auf einer GPU schneller und braucht mehr Speicher; leer: für das Gerät gewählt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="150" />
        <source>Precision</source>
        <translation>Rechengenauigkeit</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="151" />
        <source>auto is float32 on a CPU and bfloat16 on a GPU that computes in it.</source>
        <translation>auto ist float32 auf einer CPU und bfloat16 auf einer GPU, die damit rechnet.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="152" />
        <source>Change polygons</source>
        <translation>Polygone der Änderungen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="153" />
        <source>GeoPackage with sentence, confidence, area and provenance of each polygon.</source>
        <translation>GeoPackage mit Satz, Sicherheit, Fläche und Herkunft jedes Polygons.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="154" />
        <source>Probability raster</source>
        <translation>Raster der Wahrscheinlichkeit</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="155" />
        <source>Cloud-Optimized GeoTIFF with one band per sentence.</source>
        <translation>Cloud-Optimized GeoTIFF mit einem Kanal je Satz.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="156" />
        <source>Choose a model folder</source>
        <translation>Einen Modellordner wählen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="157" />
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="158" />
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="159" />
        <source>Extent</source>
        <translation>Ausdehnung</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="160" />
        <source>Where to look, in any CRS; empty: wherever both rasters are.</source>
        <translation>Wo gesucht wird, in beliebigem KBS; leer: wo beide Raster sind.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="161" />
        <source>Three band numbers from 1 for red, green and blue, as 4,3,2; 1,1,1 takes one band three times. Empty: the bands that the file declares as red, green and blue, otherwise the first three; a single band is taken three times.</source>
        <translation>Drei Kanalnummern ab 1 für Rot, Grün und Blau, etwa 4,3,2; 1,1,1 nimmt einen Kanal dreimal. Leer: die Kanäle, die die Datei als Rot, Grün und Blau ausweist, sonst die ersten drei; ein einziger Kanal wird dreimal genommen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="162" />
        <source>Bands of the raster before</source>
        <translation>Kanäle des früheren Rasters</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="163" />
        <source>Bands of the raster after</source>
        <translation>Kanäle des späteren Rasters</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="164" />
        <source>Pixel values that are without data besides the nodata value of the file and the additional ones of the layer: values with commas, as 0,255, or ranges, as 250:255. A pixel with such a value in one of the bands is not used. Empty: none.</source>
        <translation>Pixelwerte ohne Daten, neben dem NoData-Wert der Datei und den zusätzlichen des Layers: Werte mit Kommas, etwa 0,255, oder Bereiche, etwa 250:255. Ein Pixel mit einem solchen Wert in einem der Kanäle wird nicht benutzt. Leer: keine.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="165" />
        <source>Additional nodata of the raster before</source>
        <translation>Zusätzliche Werte ohne Daten, Raster vorher</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="166" />
        <source>Additional nodata of the raster after</source>
        <translation>Zusätzliche Werte ohne Daten, Raster nachher</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="167" />
        <source>How far the image after lies off, in pixels of the raster before, as 'Check a pair' measures it; it is moved back while it is read.</source>
        <translation>Wie weit das spätere Bild daneben liegt, in Pixeln des früheren Rasters, wie 'Ein Paar prüfen' es misst; es wird beim Lesen zurückgeschoben.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="168" />
        <source>Images that are finer than what the model was made for are shown to it coarser, which finds more and is faster; the polygons stay on the pixels of the raster before. Off: as they are. Not used when a ground sample distance is given.</source>
        <translation>Bilder, die feiner sind, als das Modell sie kennt, werden ihm gröber gezeigt: Das findet mehr und geht schneller; die Polygone bleiben auf den Pixeln des Rasters vorher. Aus: wie sie sind. Gilt nicht, wenn eine Bodenauflösung angegeben ist.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="169" />
        <source>Metres per pixel that the model sees, as 0.5; empty: as the check box above says. The polygons then follow these pixels.</source>
        <translation>Meter je Pixel, die das Modell sieht, etwa 0,5; leer: wie das Kästchen darüber sagt. Die Polygone folgen dann diesen Pixeln.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="170" />
        <source>Open rasters over the network</source>
        <translation>Raster über das Netz öffnen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="171" />
        <source>Lets the engine open rasters by URL, files that refer to such, and raw files that a VRT names. Switch it on only for files from sources that you trust.</source>
        <translation>Lässt die Software Raster über URL öffnen, Dateien, die auf solche verweisen, und Rohdateien, die ein VRT nennt. Nur für Dateien aus Quellen einschalten, denen Sie trauen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="172" />
        <source>With folders A (before), B (after) and masks, and sentences in referring_expression; or with such folders train and val. Empty: the rasters and polygons below are cut into chips.</source>
        <translation>Mit Ordnern A (vorher), B (nachher) und masks, und Sätzen in referring_expression; oder mit solchen Ordnern train und val. Leer: die Raster und Polygone unten werden in Ausschnitte zerlegt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="173" />
        <source>Raster of the first date, where there is no folder.</source>
        <translation>Raster des ersten Zeitpunkts, wo es keinen Ordner gibt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="174" />
        <source>Polygons of what changed</source>
        <translation>Polygone dessen, was sich geändert hat</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="175" />
        <source>In any CRS. Everything that changed in the sense of a sentence must be drawn.</source>
        <translation>In beliebigem KBS. Alles, was sich im Sinn eines Satzes geändert hat, muss gezeichnet sein.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="176" />
        <source>Field with sentences</source>
        <translation>Feld mit Sätzen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="177" />
        <source>A sentence or a class for each polygon; empty: one sentence holds for all.</source>
        <translation>Ein Satz oder eine Klasse je Polygon; leer: ein Satz gilt für alle.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="178" />
        <source>What the polygons answer, as "the new buildings"; {} stands for the value of the field, as "the {} that appeared". It must be true wherever a chip lies: no "in the upper left".</source>
        <translation>Worauf die Polygone antworten, etwa "the new buildings"; {} steht für den Wert des Feldes, etwa "the {} that appeared". Es muss gelten, wo immer ein Ausschnitt liegt: kein "in the upper left".</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="179" />
        <source>Of the pairs, or of the blocks of the rasters; it is never trained on. Empty: as in stage 1 where its data are used, else {}.</source>
        <translation>Der Paare oder der Blöcke der Raster; damit wird nie trainiert. Leer: wie in Stufe 1, wenn deren Daten verwendet werden, sonst {}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="180" />
        <source>Folder to score on</source>
        <translation>Ordner zum Bewerten</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="181" />
        <source>Empty: val, or a share is kept.</source>
        <translation>Leer: val, oder ein Anteil wird zurückgehalten.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="182" />
        <source>Share that is kept to score on</source>
        <translation>Anteil, der zum Bewerten zurückgehalten wird</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="183" />
        <source>Side of the chips (pixels)</source>
        <translation>Seite der Ausschnitte (Pixel)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="184" />
        <source>Multiple of 32.</source>
        <translation>Vielfaches von 32.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="185" />
        <source>Overlap of the chips (pixels)</source>
        <translation>Überlappung der Ausschnitte (Pixel)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="186" />
        <source>At most half a chip.</source>
        <translation>Höchstens ein halber Ausschnitt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="187" />
        <source>Ground sample distance of the chips (m)</source>
        <translation>Bodenauflösung der Ausschnitte (m)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="188" />
        <source>Empty: that of the raster before.</source>
        <translation>Leer: die des früheren Rasters.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="189" />
        <source>Trained model</source>
        <translation>Trainiertes Modell</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="190" />
        <source>A new folder; 'Detect changes from a sentence' takes it as its model.</source>
        <translation>Ein neuer Ordner; 'Änderungen aus einem Satz finden' nimmt ihn als Modell.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="191" />
        <source>Passes over the training data; each ends with a score. Empty: {}.</source>
        <translation>Durchgänge durch die Trainingsdaten; jeder endet mit einer Bewertung. Leer: {}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="192" />
        <source>Begin with</source>
        <translation>Beginnen mit</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="193" />
        <source>'mini' for the bundled model, a model folder, or what stage 1 has trained.</source>
        <translation>'mini' für das mitgelieferte Modell, ein Modellordner, oder was Stufe 1 trainiert hat.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="194" />
        <source>Epochs</source>
        <translation>Durchgänge</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="195" />
        <source>Turn pairs and exchange dates</source>
        <translation>Paare drehen und Zeitpunkte vertauschen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="196" />
        <source>More from few pairs; sentences are rewritten so that they stay true. Empty: as in stage 1, else no.</source>
        <translation>Mehr aus wenigen Paaren; Sätze werden so umgeschrieben, dass sie wahr bleiben. Leer: wie in Stufe 1, sonst nein.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="197" />
        <source>Go on with the training in the folder</source>
        <translation>Das Training im Ordner fortsetzen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="198" />
        <source>With the same values as before; the result is that of a run without a break.</source>
        <translation>Mit denselben Werten wie zuvor; das Ergebnis ist das eines Laufs ohne Unterbrechung.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="199" />
        <source>A folder that 'Import a checkpoint' made; the model above is not used then.</source>
        <translation>Ein Ordner, den 'Veröffentlichte Gewichte importieren' gemacht hat; das Modell oben wird dann nicht verwendet.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="200" />
        <source>Begin anew, with an imported Phi-1.5</source>
        <translation>Neu beginnen, mit einem importierten Phi-1.5</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="201" />
        <source>Begin anew, with an imported Mask2Former</source>
        <translation>Neu beginnen, mit einem importierten Mask2Former</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="202" />
        <source>Begin anew, with the image encoder's ImageNet weights</source>
        <translation>Neu beginnen, mit den ImageNet-Gewichten des Bildteils</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="203" />
        <source>Only the sizes and words of the model above are used; its image encoder must be that of mini.</source>
        <translation>Nur Größen und Worte des Modells oben werden verwendet; sein Bildteil muss der von mini sein.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="204" />
        <source>Empty: as in stage 1, else as published ({}).</source>
        <translation>Leer: wie in Stufe 1, sonst wie veröffentlicht ({}).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="205" />
        <source>Of order, augmentation, sampled points and drop path.</source>
        <translation>Für Reihenfolge, Augmentierung, Stichprobenpunkte und Drop Path.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="206" />
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="207" />
        <source>Empty: as published ({}).</source>
        <translation>Leer: wie veröffentlicht ({}).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="208" />
        <source>Samples at once</source>
        <translation>Beispiele auf einmal</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="209" />
        <source>Samples in a step</source>
        <translation>Beispiele je Schritt</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="210" />
        <source>Drop path</source>
        <translation>Drop Path</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="211" />
        <source>Stochastic depth of a Swin encoder. Empty: as in stage 1, else as in the model.</source>
        <translation>Stochastische Tiefe eines Swin-Encoders. Leer: wie in Stufe 1, sonst wie im Modell.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="212" />
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="213" />
        <source>Side of the images (pixels)</source>
        <translation>Seite der Bilder (Pixel)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="214" />
        <source>Empty: chosen for the model and the data.</source>
        <translation>Leer: für Modell und Daten gewählt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="215" />
        <source>Parts that are not trained</source>
        <translation>Teile, die nicht trainiert werden</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="216" />
        <source>All other parts are trained.</source>
        <translation>Alle anderen Teile werden trainiert.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="217" />
        <source>Rank of LoRA</source>
        <translation>Rang von LoRA</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="218" />
        <source>Empty: the whole model is trained.</source>
        <translation>Leer: das ganze Modell wird trainiert.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="219" />
        <source>Save memory</source>
        <translation>Speicher sparen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="220" />
        <source>The image part is computed twice instead of being kept. Empty: as in stage 1, else no.</source>
        <translation>Der Bildteil wird zweimal berechnet, statt behalten zu werden. Leer: wie in Stufe 1, sonst nein.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="221" />
        <source>Minutes between two stored states</source>
        <translation>Minuten zwischen zwei gespeicherten Zuständen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="222" />
        <source>A training that is killed goes on from the last one.</source>
        <translation>Ein abgebrochenes Training wird vom letzten aus fortgesetzt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="223" />
        <source>auto takes a GPU when there is one.</source>
        <translation>auto nimmt eine GPU, wenn es eine gibt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="224" />
        <source>auto is float32 on a CPU and bfloat16 on a GPU that computes in it. Empty: as in stage 1, else auto.</source>
        <translation>auto ist float32 auf einer CPU und bfloat16 auf einer GPU, die damit rechnet. Leer: wie in Stufe 1, sonst auto.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="225" />
        <source>MTRefSeg: changes in words</source>
        <translation>MTRefSeg: Änderungen in Worten</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="226" />
        <source>Layer '{name}' is not a raster file (provider {provider}).</source>
        <translation>Der Layer '{name}' ist keine Rasterdatei (Anbieter {provider}).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="227" />
        <source>Layer '{}' is opened with a password that only QGIS knows.</source>
        <translation>Der Layer '{}' wird mit einem Passwort geöffnet, das nur QGIS kennt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="228" />
        <source>Save it as a GeoTIFF first: right-click the layer, Export, Save As.</source>
        <translation>Speichern Sie ihn zuerst als GeoTIFF: Rechtsklick auf den Layer, Export, Speichern als.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="229" />
        <source>Layer '{name}' is opened in QGIS with {options}; its file is read without that.</source>
        <translation>Layer '{name}' ist in QGIS mit {options} geöffnet; seine Datei wird ohne das gelesen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="230" />
        <source>Layer '{name}' has no CRS in QGIS; that of its file is used, {own}.</source>
        <translation>Layer '{name}' hat in QGIS kein KBS; das seiner Datei gilt, {own}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="231" />
        <source>Layer '{name}' has the CRS {chosen} in QGIS and none in its file; {chosen} is used.</source>
        <translation>Layer '{name}' hat in QGIS das KBS {chosen} und in seiner Datei keines; {chosen} gilt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="232" />
        <source>a CRS without a name</source>
        <translation>ein KBS ohne Namen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="233" />
        <source>Layer '{name}' has additional values without data in QGIS, {values}; they are used.</source>
        <translation>Layer '{name}' hat in QGIS zusätzliche Werte ohne Daten, {values}; sie gelten.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="234" />
        <source>Layer '{name}' has additional values without data in QGIS that differ between bands; in each band all of them are used, {values}.</source>
        <translation>Layer '{name}' hat in QGIS zusätzliche Werte ohne Daten, die sich je Kanal unterscheiden; in jedem Kanal gelten alle, {values}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="235" />
        <source>Layer '{name}' ignores the nodata value of its file ({value}) in some bands only; it is used in all.</source>
        <translation>Layer '{name}' übergeht den NoData-Wert seiner Datei ({value}) nur in einigen Kanälen; er gilt in allen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="236" />
        <source>Layer '{name}' ignores the nodata value of its file in QGIS ({value}); these pixels are data.</source>
        <translation>Layer '{name}' übergeht in QGIS den NoData-Wert seiner Datei ({value}); diese Pixel sind Daten.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="237" />
        <source>Opening the rasters</source>
        <translation>Die Raster werden geöffnet</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="238" />
        <source>Loading the model</source>
        <translation>Das Modell wird geladen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="239" />
        <source>Predicting</source>
        <translation>Wird vorhergesagt</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="240" />
        <source>Writing</source>
        <translation>Wird geschrieben</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="241" />
        <source>{speed:.1f} tiles/s</source>
        <translation>{speed:.1f} Kacheln/s</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="242" />
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="243" />
        <source>{seconds:.1f} s on {device}</source>
        <translation>{seconds:.1f} s auf {device}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="244" />
        <source>{seconds:.1f} s</source>
        <translation>{seconds:.1f} s</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="245" />
        <source>"{sentence}": nothing found</source>
        <translation>"{sentence}": nichts gefunden</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="246" />
        <source>"{sentence}": {count} polygons, {ha:.2f} ha, mean confidence {mean:.2f}</source>
        <translation>"{sentence}": {count} Polygone, {ha:.2f} ha, mittlere Sicherheit {mean:.2f}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="247" />
        <source>Choose another place to look.</source>
        <translation>Wählen Sie ein anderes Suchgebiet.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="248" />
        <source>No layer says where to look.</source>
        <translation>Kein Layer legt fest, wo gesucht wird.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="249" />
        <source>Choose a layer, or another place.</source>
        <translation>Wählen Sie einen Layer oder ein anderes Suchgebiet.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="250" />
        <source>The extent of layer '{}' has no area.</source>
        <translation>Die Ausdehnung des Layers '{}' hat keine Fläche.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="251" />
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="252" />
        <source>Values without data before</source>
        <translation>Werte ohne Daten vorher</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="253" />
        <source>Values without data after</source>
        <translation>Werte ohne Daten nachher</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="254" />
        <source>The polygons of layer '{layer}' cannot be written to '{path}' ({reason}).</source>
        <translation>Die Polygone des Layers '{layer}' können nicht nach '{path}' geschrieben werden ({reason}).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="255" />
        <source>Check the folder and the free space.</source>
        <translation>Prüfen Sie den Ordner und den freien Speicherplatz.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="256" />
        <source>Layer '{}' has no polygon to look in.</source>
        <translation>Der Layer '{}' hat kein Polygon, in dem gesucht werden kann.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="257" />
        <source>No raster before was chosen.</source>
        <translation>Es wurde kein Raster vorher gewählt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="258" />
        <source>No raster after was chosen.</source>
        <translation>Es wurde kein Raster nachher gewählt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="259" />
        <source>Add two rasters to the project and choose them.</source>
        <translation>Fügen Sie dem Projekt zwei Raster hinzu und wählen Sie sie.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="260" />
        <source>Before and after are the same layer, '{}'.</source>
        <translation>Vorher und nachher sind derselbe Layer, '{}'.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="261" />
        <source>Choose two dates.</source>
        <translation>Wählen Sie zwei Zeitpunkte.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="262" />
        <source>Layer '{}' cannot be read: its source is missing or damaged.</source>
        <translation>Der Layer '{}' kann nicht gelesen werden: Seine Quelle fehlt oder ist beschädigt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="263" />
        <source>Repair the data source of the layer, or choose another.</source>
        <translation>Reparieren Sie die Datenquelle des Layers, oder wählen Sie einen anderen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="264" />
        <source>The extent of the map has no area.</source>
        <translation>Die Ausdehnung der Karte hat keine Fläche.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="265" />
        <source>The extent of the rectangle has no area.</source>
        <translation>Die Ausdehnung des Rechtecks hat keine Fläche.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="266" />
        <source>The dates look exchanged: {reason}. If so, swap before and after.</source>
        <translation>Die Zeitpunkte scheinen vertauscht: {reason}. Wenn das stimmt, vorher und nachher tauschen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="267" />
        <source>Nothing found above the threshold of {:.2f} that touches the chosen polygons.</source>
        <translation>Über dem Schwellwert von {:.2f} wurde nichts gefunden, was die gewählten Polygone berührt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="268" />
        <source>Nothing found above the threshold of {:.2f}.</source>
        <translation>Über dem Schwellwert von {:.2f} wurde nichts gefunden.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="269" />
        <source>Read the notes on this result first: they may say why.</source>
        <translation>Lesen Sie zuerst die Hinweise zu diesem Ergebnis: Sie sagen vielleicht, warum.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="270" />
        <source>A lower threshold shows what the model is less sure of, if there is any.</source>
        <translation>Ein niedrigerer Schwellwert zeigt, wo das Modell weniger sicher ist, falls es etwas gibt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="271" />
        <source>Nothing was written.</source>
        <translation>Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="272" />
        <source>These files were written: {}.</source>
        <translation>Diese Dateien wurden geschrieben: {}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="273" />
        <source>'{path}' cannot be written ({reason}).</source>
        <translation>'{path}' kann nicht geschrieben werden ({reason}).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="274" />
        <source>Check the folder, the free space, and that no other program uses the file.</source>
        <translation>Prüfen Sie den Ordner und den freien Speicherplatz, und ob ein anderes Programm die Datei verwendet.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="275" />
        <source>'{}' is protected against writing.</source>
        <translation>'{}' ist schreibgeschützt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="276" />
        <source>'{path}' holds other data ({layers}), which would be lost.</source>
        <translation>'{path}' enthält andere Daten ({layers}), die verloren gingen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="277" />
        <source>The folder for results '{folder}' cannot be made ({reason}).</source>
        <translation>Der Ordner für Ergebnisse '{folder}' kann nicht angelegt werden ({reason}).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="278" />
        <source>Choose another in Settings, Options, MTRefSeg.</source>
        <translation>Wählen Sie einen anderen unter Einstellungen, Optionen, MTRefSeg.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="279" />
        <source>The run of the layer cannot be read ({}).</source>
        <translation>Der Lauf des Layers kann nicht gelesen werden ({}).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="280" />
        <source>The result '{}' cannot be opened.</source>
        <translation>Das Ergebnis '{}' kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="281" />
        <source>Check that the file is still there.</source>
        <translation>Prüfen Sie, ob die Datei noch da ist.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="282" />
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="283" />
        <source>Unexpected error: {kind}, {error}.</source>
        <translation>Unerwarteter Fehler: {kind}, {error}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="284" />
        <source>Please report it.</source>
        <translation>Bitte melden Sie ihn.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="285" />
        <source>Address '{}' is not https.</source>
        <translation>Die Adresse '{}' ist nicht https.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="286" />
        <source>Give a folder on a https server.</source>
        <translation>Geben Sie einen Ordner auf einem https-Server an.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="287" />
        <source>Hash '{}' is not a SHA-256.</source>
        <translation>Der Hash '{}' ist kein SHA-256.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="288" />
        <source>Give the 64 digits of {} that its authors publish.</source>
        <translation>Geben Sie die 64 Stellen von {} an, die die Autoren veröffentlichen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="289" />
        <source>Address '{}' names no revision.</source>
        <translation>Die Adresse '{}' nennt keine Revision.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="290" />
        <source>Use …/resolve/COMMIT/ with the 40 digits of a commit.</source>
        <translation>Verwenden Sie …/resolve/COMMIT/ mit den 40 Stellen eines Commits.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="291" />
        <source>Folder '{}' exists.</source>
        <translation>Der Ordner '{}' existiert schon.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="292" />
        <source>Choose a new one.</source>
        <translation>Wählen Sie einen neuen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="293" />
        <source>The weights at '{}' do not have the hash that you gave.</source>
        <translation>Die Gewichte unter '{}' haben nicht den Hash, den Sie angegeben haben.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="294" />
        <source>Nothing was kept.</source>
        <translation>Nichts wurde behalten.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="295" />
        <source>it is longer than {:.0f} MB.</source>
        <translation>sie ist länger als {:.0f} MB.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="296" />
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="297" />
        <source>'{address}' cannot be downloaded: {reason}</source>
        <translation>'{address}' kann nicht heruntergeladen werden: {reason}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="298" />
        <source>Check the address.</source>
        <translation>Prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="299" />
        <source>not said</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="300" />
        <source>{} … (see below)</source>
        <translation>{} … (siehe unten)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="301" />
        <source>'{}' is not a Python that runs.</source>
        <translation>'{}' ist kein lauffähiges Python.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="302" />
        <source>Choose its python program.</source>
        <translation>Wählen Sie dessen Programm python.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="303" />
        <source>'{path}' is Python {version}.</source>
        <translation>'{path}' ist Python {version}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="304" />
        <source>The engine needs 3.11 or newer.</source>
        <translation>Die Software braucht 3.11 oder neuer.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="305" />
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="306" />
        <source>'{path}' cannot load the engine's packages ({reason}).</source>
        <translation>'{path}' kann die Pakete der Software nicht laden ({reason}).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="307" />
        <source>'{path}' does not fit: {reasons}.</source>
        <translation>'{path}' passt nicht: {reasons}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="308" />
        <source>Install the packages of pyproject.toml there, as with 'pip install .' in the plugin's folder, or choose another Python.</source>
        <translation>Installieren Sie dort die Pakete aus pyproject.toml, etwa mit 'pip install .' im Ordner des Plugins, oder wählen Sie ein anderes Python.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="309" />
        <source>{program} ended with code {code}.</source>
        <translation>{program} endete mit Code {code}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="310" />
        <source>The log says why.</source>
        <translation>Das Protokoll nennt den Grund.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="311" />
        <source>'{program}' cannot be started ({reason}).</source>
        <translation>'{program}' kann nicht gestartet werden ({reason}).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="312" />
        <source>Check that it exists and that an antivirus program does not hold it.</source>
        <translation>Prüfen Sie, ob es existiert und ob kein Virenscanner es festhält.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="313" />
        <source>The proxy asks for a login.</source>
        <translation>Der Proxy verlangt eine Anmeldung.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="314" />
        <source>Enter user and password in QGIS: Settings, Options, Network, Use proxy for web access.</source>
        <translation>Geben Sie Benutzer und Passwort in QGIS ein: Einstellungen, Optionen, Netzwerk, Proxy für Webzugriff benutzen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="315" />
        <source>The secure connection is intercepted by a certificate that this machine does not trust.</source>
        <translation>Die sichere Verbindung wird durch ein Zertifikat unterbrochen, dem dieser Rechner nicht vertraut.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="316" />
        <source>Ask your administrator for the company's root certificate and add it to the system's store, or let the variable SSL_CERT_FILE name it.</source>
        <translation>Bitten Sie Ihre Administration um das Stammzertifikat der Firma und fügen Sie es dem Speicher des Systems hinzu, oder lassen Sie die Variable SSL_CERT_FILE darauf zeigen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="317" />
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="318" />
        <source>Make room for the size that the page names, then install again: it goes on where it was.</source>
        <translation>Schaffen Sie Platz für die Größe, die die Seite nennt, und installieren Sie dann erneut: Es geht dort weiter, wo es war.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="319" />
        <source>A downloaded package is not the one that was pinned (its hash differs).</source>
        <translation>Ein heruntergeladenes Paket ist nicht das festgelegte (sein Hash ist ein anderer).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="320" />
        <source>A proxy or mirror has changed it: use another network, or install from a folder of wheels.</source>
        <translation>Ein Proxy oder Spiegel hat es verändert: Verwenden Sie ein anderes Netzwerk, oder installieren Sie aus einem Ordner mit Wheels.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="321" />
        <source>Another program, often an antivirus program, holds a file of the installation.</source>
        <translation>Ein anderes Programm, oft ein Virenscanner, hält eine Datei der Installation fest.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="322" />
        <source>Except the folder that the page names from its scan, then install again.</source>
        <translation>Nehmen Sie den Ordner, den die Seite nennt, von seiner Prüfung aus, und installieren Sie dann erneut.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="323" />
        <source>The folder of the installation cannot be written.</source>
        <translation>In den Ordner der Installation kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="324" />
        <source>Give yourself the right to write there, or use another QGIS profile.</source>
        <translation>Geben Sie sich das Recht, dort zu schreiben, oder verwenden Sie ein anderes QGIS-Profil.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="325" />
        <source>The driver of the GPU is too old for this build of PyTorch.</source>
        <translation>Der Treiber der Grafikkarte ist zu alt für diese Ausgabe von PyTorch.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="326" />
        <source>Install NVIDIA's driver 580 or newer, or install for the CPU.</source>
        <translation>Installieren Sie NVIDIAs Treiber 580 oder neuer, oder installieren Sie für den Prozessor (CPU).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="327" />
        <source>There is no package for this platform or Python where the installer looked.</source>
        <translation>Wo gesucht wurde, gibt es kein Paket für diese Plattform oder dieses Python.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="328" />
        <source>Use a 64-bit Python 3.11 to 3.13 on Linux, macOS (Apple silicon) or Windows; a folder of wheels must have been filled for this platform and Python.</source>
        <translation>Verwenden Sie ein 64-Bit-Python 3.11 bis 3.13 unter Linux, macOS (Apple-Chip) oder Windows; ein Ordner mit Wheels muss für diese Plattform und dieses Python gefüllt worden sein.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="329" />
        <source>No Python was found that can carry the engine.</source>
        <translation>Es wurde kein Python gefunden, in dem die Software laufen kann.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="330" />
        <source>Choose a 64-bit Python 3.11 to 3.13, for example of Miniforge, with 'Other Python'.</source>
        <translation>Wählen Sie mit 'Anderes Python' ein 64-Bit-Python 3.11 bis 3.13, zum Beispiel das von Miniforge.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="331" />
        <source>A library of the system is missing or too old.</source>
        <translation>Eine Bibliothek des Systems fehlt oder ist zu alt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="332" />
        <source>On Windows install Microsoft's Visual C++ redistributable; on Linux use a system with glibc 2.28 or newer.</source>
        <translation>Installieren Sie unter Windows Microsofts Visual C++ Redistributable; verwenden Sie unter Linux ein System mit glibc 2.28 oder neuer.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="333" />
        <source>The package index cannot be reached.</source>
        <translation>Der Paketindex ist nicht erreichbar.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="334" />
        <source>Check the connection and QGIS's proxy settings (Settings, Options, Network), then install again: it goes on where it was. Without internet install from a folder of wheels.</source>
        <translation>Prüfen Sie die Verbindung und die Proxyeinstellungen von QGIS (Einstellungen, Optionen, Netzwerk), und installieren Sie dann erneut: Es geht dort weiter, wo es war. Ohne Internet installieren Sie aus einem Ordner mit Wheels.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="335" />
        <source>it printed nothing</source>
        <translation>es hat nichts ausgegeben</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="336" />
        <source>The installation failed: {}</source>
        <translation>Die Installation ist fehlgeschlagen: {}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="337" />
        <source>The log has more; 'Copy report' takes it along.</source>
        <translation>Im Protokoll steht mehr; 'Bericht kopieren' nimmt es mit.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="338" />
        <source>Making the environment</source>
        <translation>Die Umgebung wird angelegt</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="339" />
        <source>The engine runs on '{device}': {reason}</source>
        <translation>Die Software läuft auf '{device}': {reason}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="340" />
        <source>Getting uv, which downloads and checks the packages</source>
        <translation>uv wird geholt, das die Pakete herunterlädt und prüft</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="341" />
        <source>Downloading and unpacking the packages</source>
        <translation>Die Pakete werden heruntergeladen und entpackt</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="342" />
        <source>Unpacking the packages</source>
        <translation>Die Pakete werden entpackt</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="343" />
        <source>Testing the engine with a tiny prediction</source>
        <translation>Die Software wird mit einer winzigen Vorhersage getestet</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="344" />
        <source>Another installation into '{}' is under way.</source>
        <translation>In '{}' läuft schon eine andere Installation.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="345" />
        <source>Wait until it has ended; it serves this QGIS too.</source>
        <translation>Warten Sie, bis sie beendet ist; sie dient auch diesem QGIS.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="346" />
        <source>the driver {driver} of {card} is too old (CUDA 13 needs {needed} or newer)</source>
        <translation>der Treiber {driver} von {card} ist zu alt (CUDA 13 braucht {needed} oder neuer)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="347" />
        <source>{card} is too old for PyTorch's CUDA 13 (capability {capability})</source>
        <translation>{card} ist zu alt für PyTorchs CUDA 13 (Capability {capability})</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="348" />
        <source>What: PyTorch for {} and the geospatial packages, in an environment of their own. QGIS's Python stays as it is.</source>
        <translation>Was: PyTorch für {} und die Geo-Pakete, in einer eigenen Umgebung. Das Python von QGIS bleibt, wie es ist.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="349" />
        <source>Device: {}.</source>
        <translation>Gerät: {}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="350" />
        <source>Where: {}</source>
        <translation>Wo: {}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="351" />
        <source>From: {}; every package is checked against a pinned hash.</source>
        <translation>Von: {}; jedes Paket wird mit einem festgelegten Hash verglichen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="352" />
        <source>the folder {}</source>
        <translation>dem Ordner {}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="353" />
        <source>NVIDIA GPUs (CUDA 13)</source>
        <translation>NVIDIA-Grafikkarten (CUDA 13)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="354" />
        <source>Apple's GPU and the CPU</source>
        <translation>Apples Grafikkarte und den Prozessor (CPU)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="355" />
        <source>the CPU</source>
        <translation>den Prozessor (CPU)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="356" />
        <source>Size: about {} GB on the disk.</source>
        <translation>Größe: etwa {} GB auf dem Datenträger.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="357" />
        <source>Size: about {download} GB to download, about {disk} GB on the disk.</source>
        <translation>Größe: etwa {download} GB zum Herunterladen, etwa {disk} GB auf dem Datenträger.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="358" />
        <source>Python: QGIS has no Python from {oldest} to {newest}; uv brings {version} from github.com.</source>
        <translation>Python: QGIS hat kein Python von {oldest} bis {newest}; uv bringt {version} von github.com.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="359" />
        <source>as chosen</source>
        <translation>wie gewählt</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="360" />
        <source>the CPU, because no NVIDIA GPU was found</source>
        <translation>der Prozessor (CPU), denn es wurde keine NVIDIA-Grafikkarte gefunden</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="361" />
        <source>the CPU, because {}</source>
        <translation>der Prozessor (CPU), denn {}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="362" />
        <source>{card}, driver {driver}</source>
        <translation>{card}, Treiber {driver}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="363" />
        <source>Disk: {free:.1f} GB free, {needed:.1f} GB needed while installing.</source>
        <translation>Datenträger: {free:.1f} GB frei, {needed:.1f} GB werden beim Installieren gebraucht.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="364" />
        <source>Make room on the disk of {}.</source>
        <translation>Schaffen Sie Platz auf dem Datenträger von {}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="365" />
        <source>Python: {} fits.</source>
        <translation>Python: {} passt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="366" />
        <source>Python: QGIS has none that fits, and a folder of wheels brings none. Install Python 3.11 to 3.13 on this machine and choose it with 'Other Python'.</source>
        <translation>Python: QGIS hat kein passendes, und ein Ordner mit Wheels bringt keines. Installieren Sie Python 3.11 bis 3.13 auf diesem Rechner und wählen Sie es mit 'Anderes Python'.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="367" />
        <source>Folder of wheels: {count} files in '{folder}'.</source>
        <translation>Ordner mit Wheels: {count} Dateien in '{folder}'.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="368" />
        <source>Network: {host} does not answer; PyTorch has to be in {folders}.</source>
        <translation>Netzwerk: {host} antwortet nicht; PyTorch muss in {folders} liegen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="369" />
        <source>Network: {} does not answer.</source>
        <translation>Netzwerk: {} antwortet nicht.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="370" />
        <source>Network: {} answers.</source>
        <translation>Netzwerk: {} antwortet.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="371" />
        <source>The folder's path is long for Windows: {}</source>
        <translation>Der Pfad des Ordners ist lang für Windows: {}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="372" />
        <source>PyTorch has no packages for Macs with an Intel processor any more.</source>
        <translation>Für Macs mit Intel-Prozessor hat PyTorch keine Pakete mehr.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="373" />
        <source>The variable {} names the engine's Python, whatever is installed: {}</source>
        <translation>Die Variable {} nennt das Python der Software, was immer installiert ist: {}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="374" />
        <source>The engine runs in another Python: {}</source>
        <translation>Die Software läuft in einem anderen Python: {}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="375" />
        <source>The engine is not installed yet.</source>
        <translation>Die Software ist noch nicht installiert.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="376" />
        <source>The engine is installed: PyTorch {}, Python {}, on '{}' ({}).</source>
        <translation>Die Software ist installiert: PyTorch {}, Python {}, auf '{}' ({}).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="377" />
        <source>An update is due: Install makes it.</source>
        <translation>Eine Erneuerung steht an: Installieren führt sie aus.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="378" />
        <source>The folder '{folder}' has no wheel of uv {version} for {platform}.</source>
        <translation>Der Ordner '{folder}' hat kein Wheel von uv {version} für {platform}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="379" />
        <source>Fill it for this platform.</source>
        <translation>Füllen Sie ihn für diese Plattform.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="380" />
        <source>The downloaded uv {} is not the pinned one (its hash differs).</source>
        <translation>Das heruntergeladene uv {} ist nicht das festgelegte (sein Hash ist ein anderer).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="381" />
        <source>A proxy or mirror has changed it: use another network.</source>
        <translation>Ein Proxy oder Spiegel hat es verändert: Verwenden Sie ein anderes Netzwerk.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="382" />
        <source>'{page}' has no wheel of uv {version} for {platform}.</source>
        <translation>'{page}' hat kein Wheel von uv {version} für {platform}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="383" />
        <source>Use another package index.</source>
        <translation>Verwenden Sie einen anderen Paketindex.</translation>
    </message>
</context></TS>
