<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_US">
<context>
    <name>BandChoice</name>
    <message>
        <location filename="../plugin/dock/band_choice.py" line="45" />
        <source>as declared</source>
        <translation>laut Datei</translation>
    </message>
</context><context>
    <name>CompareController</name>
    <message>
        <location filename="../plugin/dock/compare_controller.py" line="47" />
        <source>A raster of this result is no longer in the project.</source>
        <translation>Ein Raster dieses Ergebnisses ist nicht mehr im Projekt.</translation>
    </message>
</context><context>
    <name>CompareWindow</name>
    <message>
        <location filename="../plugin/dock/compare_window.py" line="30" />
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
    <message>
        <location filename="../plugin/dock/panel.py" line="168" />
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
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
        <location filename="../plugin/models.py" line="78" />
        <source>Downloading a model</source>
        <translation>Ein Modell wird heruntergeladen</translation>
    </message>
    <message>
        <location filename="../plugin/models.py" line="92" />
        <source>{} (missing)</source>
        <translation>{} (fehlt)</translation>
    </message>
    <message>
        <location filename="../plugin/models.py" line="104" />
        <source>*It has no card (README.md).*</source>
        <translation>*Es hat keine Beschreibung (README.md).*</translation>
    </message>
    <message>
        <location filename="../plugin/models.py" line="106" />
        <source>*Its card (README.md) is a link or too long, and is not shown.*</source>
        <translation>*Seine Karte (README.md) ist eine Verknüpfung oder zu lang und wird nicht gezeigt.*</translation>
    </message>
    <message>
        <location filename="../plugin/models.py" line="116" />
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <location filename="../plugin/models.py" line="117" />
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <location filename="../plugin/models.py" line="118" />
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location filename="../plugin/models.py" line="119" />
        <source>Tiles (pixels)</source>
        <translation>Kacheln (Pixel)</translation>
    </message>
    <message>
        <location filename="../plugin/models.py" line="120" />
        <source>Ground sample distance</source>
        <translation>Bodenauflösung</translation>
    </message>
    <message>
        <location filename="../plugin/models.py" line="121" />
        <source>Licence, terms</source>
        <translation>Lizenz, Bedingungen</translation>
    </message>
    <message>
        <location filename="../plugin/models.py" line="122" />
        <source>Figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <location filename="../plugin/models.py" line="128" />
        <source>Model folder</source>
        <translation>Modellordner</translation>
    </message>
    <message>
        <location filename="../plugin/models.py" line="133" />
        <source>Download a model</source>
        <translation>Ein Modell herunterladen</translation>
    </message>
    <message>
        <location filename="../plugin/models.py" line="135" />
        <source>Address of the folder (https, of one commit where it is a hub's)</source>
        <translation>Adresse des Ordners (https; bei einem Hub die eines bestimmten Commits)</translation>
    </message>
    <message>
        <location filename="../plugin/models.py" line="139" />
        <source>SHA-256 of model.safetensors</source>
        <translation>SHA-256 von model.safetensors</translation>
    </message>
    <message>
        <location filename="../plugin/models.py" line="140" />
        <source>Put it into</source>
        <translation>Ablegen in</translation>
    </message>
    <message>
        <location filename="../plugin/models.py" line="150" />
        <source>Downloading {}: {:.0f} %</source>
        <translation>{} wird heruntergeladen: {:.0f} %</translation>
    </message>
    <message>
        <location filename="../plugin/models.py" line="154" />
        <source>'{}' can be chosen now.</source>
        <translation>'{}' kann jetzt gewählt werden.</translation>
    </message>
    <message>
        <location filename="../plugin/models.ui" line="0" />
        <source>MTRefSeg: models</source>
        <translation>MTRefSeg: Modelle</translation>
    </message>
    <message>
        <location filename="../plugin/models.ui" line="0" />
        <source>&amp;Add folder …</source>
        <translation>Ordner &amp;hinzufügen …</translation>
    </message>
    <message>
        <location filename="../plugin/models.ui" line="0" />
        <source>A folder that was trained or imported.</source>
        <translation>Ein Ordner, der trainiert oder importiert wurde.</translation>
    </message>
    <message>
        <location filename="../plugin/models.ui" line="0" />
        <source>&amp;Download …</source>
        <translation>Herunter&amp;laden …</translation>
    </message>
    <message>
        <location filename="../plugin/models.ui" line="0" />
        <source>From an address, with the hash of its weights.</source>
        <translation>Von einer Adresse, mit der Prüfsumme der Gewichte.</translation>
    </message>
    <message>
        <location filename="../plugin/models.ui" line="0" />
        <source>&amp;Remove from the list</source>
        <translation>Aus der Liste &amp;entfernen</translation>
    </message>
    <message>
        <location filename="../plugin/models.ui" line="0" />
        <source>The folder itself stays.</source>
        <translation>Der Ordner selbst bleibt.</translation>
    </message>
    <message>
        <location filename="../plugin/models.ui" line="0" />
        <source>&amp;Open folder</source>
        <translation>Ordner &amp;öffnen</translation>
    </message>
    <message>
        <location filename="../plugin/models.ui" line="0" />
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
        <location filename="../plugin/dock/pair_controller.py" line="153" />
        <source>Looking at the pair …</source>
        <translation>Das Paar wird betrachtet …</translation>
    </message>
    <message>
        <location filename="../plugin/dock/pair_controller.py" line="154" />
        <source>Check the pair</source>
        <translation>Paar prüfen</translation>
    </message>
</context><context>
    <name>PluginWindow</name>
    <message>
        <location filename="../plugin/window.py" line="35" />
        <source>Find changes in words</source>
        <translation>Änderungen mit Worten finden</translation>
    </message>
</context><context>
    <name>ResultController</name>
    <message>
        <location filename="../plugin/dock/result_controller.py" line="108" />
        <source>Threshold {:.2f}</source>
        <translation>Schwelle {:.2f}</translation>
    </message>
    <message>
        <location filename="../plugin/dock/result_controller.py" line="122" />
        <source>Save as {}</source>
        <translation>Speichern als {}</translation>
    </message>
    <message>
        <location filename="../plugin/dock/result_controller.py" line="134" />
        <source>{} results of this project are temporary and go when QGIS closes. Keep what you need with Save…</source>
        <translation>{} Ergebnisse dieses Projekts sind vorübergehend und verschwinden, wenn QGIS schließt. Behalten Sie, was Sie brauchen, mit Speichern…</translation>
    </message>
    <message>
        <location filename="../plugin/dock/result_controller.py" line="149" />
        <source>Layer '{}' is being edited. Save or discard the edits first.</source>
        <translation>Layer '{}' wird gerade bearbeitet. Speichern oder verwerfen Sie zuerst die Bearbeitung.</translation>
    </message>
    <message>
        <location filename="../plugin/dock/result_controller.py" line="174" />
        <source>{count} polygons, {ha:.2f} ha, at this threshold</source>
        <translation>{count} Polygone, {ha:.2f} ha, bei diesem Schwellwert</translation>
    </message>
    <message>
        <location filename="../plugin/dock/result_controller.py" line="205" />
        <source>Save the result</source>
        <translation>Das Ergebnis speichern</translation>
    </message>
    <message>
        <location filename="../plugin/dock/result_controller.py" line="217" />
        <source>Saved as '{}'.</source>
        <translation>Gespeichert als '{}'.</translation>
    </message>
</context><context>
    <name>ReviewController</name>
    <message>
        <location filename="../plugin/dock/review_controller.py" line="140" />
        <source>There is no polygon to review.</source>
        <translation>Es gibt kein Polygon zu prüfen.</translation>
    </message>
    <message>
        <location filename="../plugin/dock/review_controller.py" line="143" />
        <source>Polygon {at} of {all}; {accepted} accepted, {rejected} rejected</source>
        <translation>Polygon {at} von {all}; {accepted} angenommen, {rejected} verworfen</translation>
    </message>
    <message>
        <location filename="../plugin/dock/review_controller.py" line="145" />
        <source>Polygons: {all}; {accepted} accepted, {rejected} rejected</source>
        <translation>Polygone: {all}; {accepted} angenommen, {rejected} verworfen</translation>
    </message>
</context><context>
    <name>RunController</name>
    <message>
        <location filename="../plugin/dock/run_controller.py" line="82" />
        <source>Stopping …</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <location filename="../plugin/dock/run_controller.py" line="121" />
        <source>{} (looking …)</source>
        <translation>{} (Suche läuft …)</translation>
    </message>
    <message>
        <location filename="../plugin/dock/run_controller.py" line="130" />
        <source>Starting the engine …</source>
        <translation>Die Software startet …</translation>
    </message>
    <message>
        <location filename="../plugin/dock/run_controller.py" line="141" />
        <source>The project changed meanwhile. The result is in '{}'.</source>
        <translation>Das Projekt hat inzwischen gewechselt. Das Ergebnis ist in '{}'.</translation>
    </message>
    <message>
        <location filename="../plugin/dock/run_controller.py" line="155" />
        <source>{count} polygons, {ha:.2f} ha, in {seconds:.1f} s</source>
        <translation>{count} Polygone, {ha:.2f} ha, in {seconds:.1f} s</translation>
    </message>
    <message>
        <location filename="../plugin/dock/run_controller.py" line="163" />
        <source>The run failed.</source>
        <translation>Der Lauf ist gescheitert.</translation>
    </message>
    <message>
        <location filename="../plugin/dock/run_controller.py" line="166" />
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <location filename="../plugin/dock/run_controller.py" line="168" />
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <location filename="../plugin/dock/run_controller.py" line="169" />
        <source>The run was stopped, because one of its rasters left the project or QGIS's task manager cancelled it.</source>
        <translation>Der Lauf wurde beendet, weil eines seiner Raster das Projekt verlassen oder die Aufgabenverwaltung von QGIS ihn abgebrochen hat.</translation>
    </message>
</context><context>
    <name>RuntimeDialog</name>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="73" />
        <source>Looking at this machine</source>
        <translation>Dieser Rechner wird angesehen</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="99" />
        <source>what this machine has</source>
        <translation>was dieser Rechner hat</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="99" />
        <source>the CPU</source>
        <translation>den Prozessor (CPU)</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="100" />
        <source>NVIDIA GPUs (CUDA)</source>
        <translation>Grafikkarten von NVIDIA (CUDA)</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="125" />
        <source>Installing the MTRefSeg engine</source>
        <translation>Die Software von MTRefSeg wird installiert</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="132" />
        <source>Installed in {}. The engine runs on '{}': {}.</source>
        <translation>Installiert in {}. Die Software läuft auf '{}': {}.</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="138" />
        <source>Folder of wheels</source>
        <translation>Ordner mit Wheels</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="143" />
        <source>Python with the engine's packages</source>
        <translation>Python mit den Paketen der Software</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="153" />
        <source>Checking '{}'</source>
        <translation>'{}' wird geprüft</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="157" />
        <source>The engine now runs in '{}'.</source>
        <translation>Die Software läuft jetzt in '{}'.</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="166" />
        <source>Removing the engine</source>
        <translation>Die Software wird entfernt</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="170" />
        <source>Removed; files that are in use go with the next installation.</source>
        <translation>Entfernt; Dateien, die in Gebrauch sind, verschwinden mit der nächsten Installation.</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="171" />
        <source>Removed.</source>
        <translation>Entfernt.</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="196" />
        <source>Stopping …</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="210" />
        <source>Stopped. The next installation goes on where this one was.</source>
        <translation>Angehalten. Die nächste Installation fährt fort, wo diese war.</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="217" />
        <source>{} so far</source>
        <translation>{} bisher</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="219" />
        <source>about {} left</source>
        <translation>noch etwa {}</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="230" />
        <source>&amp;Install again</source>
        <translation>Erneut &amp;installieren</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <location filename="../plugin/runtime/dialog.py" line="230" />
        <source>&amp;Install</source>
        <translation>&amp;Installieren</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="259" />
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
    <name>SwipeController</name>
    <message>
        <location filename="../plugin/dock/swipe_controller.py" line="33" />
        <source>Drag the line, or move it by the arrow keys: ↑ and ↓ lay it across, as Shift and a click on it do. Esc ends.</source>
        <translation>Ziehen Sie die Linie, oder bewegen Sie sie mit den Pfeiltasten: ↑ und ↓ legen sie quer, ebenso Umschalt und ein Klick auf sie. Esc beendet.</translation>
    </message>
    <message>
        <location filename="../plugin/dock/swipe_controller.py" line="54" />
        <source>A raster of this result is no longer in the project.</source>
        <translation>Ein Raster dieses Ergebnisses ist nicht mehr im Projekt.</translation>
    </message>
</context><context>
    <name>TrainingController</name>
    <message>
        <location filename="../plugin/dock/training_controller.py" line="35" />
        <source>Layer '{}' is being edited. Save or discard the edits first.</source>
        <translation>Layer '{}' wird gerade bearbeitet. Speichern oder verwerfen Sie zuerst die Bearbeitung.</translation>
    </message>
    <message>
        <location filename="../plugin/dock/training_controller.py" line="43" />
        <source>Write training data</source>
        <translation>Trainingsdaten schreiben</translation>
    </message>
    <message>
        <location filename="../plugin/dock/training_controller.py" line="58" />
        <source>Folder for the training data</source>
        <translation>Ordner für die Trainingsdaten</translation>
    </message>
    <message>
        <location filename="../plugin/dock/training_controller.py" line="64" />
        <source>Training data: {pairs} pairs with {sentences} sentences, {empty} with an empty answer</source>
        <translation>Trainingsdaten: {pairs} Paare mit {sentences} Sätzen, {empty} davon mit leerer Antwort</translation>
    </message>
    <message>
        <location filename="../plugin/dock/training_controller.py" line="67" />
        <source>Folder: {}</source>
        <translation>Ordner: {}</translation>
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
        <source>The model whose range of ground sample distances the pair is compared with.</source>
        <translation>Das Modell, mit dessen Bereich von Bodenauflösungen das Paar verglichen wird.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="15" />
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="16" />
        <source>HTML files (*.html)</source>
        <translation>HTML-Dateien (*.html)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="17" />
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="18" />
        <source>Page with the sentences and the numbers.</source>
        <translation>Seite mit den Sätzen und den Zahlen.</translation>
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
        <source>Raster</source>
        <translation>Raster</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="25" />
        <source>CRS</source>
        <translation>KBS</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="26" />
        <source>Pixel</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="27" />
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="28" />
        <source>Bands</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="29" />
        <source>Without data</source>
        <translation>Ohne Daten</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="30" />
        <source>Overlap</source>
        <translation>Überlappung</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="31" />
        <source>Size of it</source>
        <translation>Ihre Größe</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="32" />
        <source>Scale ratio</source>
        <translation>Verhältnis der Auflösungen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="33" />
        <source>Shift to the right</source>
        <translation>Versatz nach rechts</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="34" />
        <source>Shift down</source>
        <translation>Versatz nach unten</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="35" />
        <source>{used} windows, {rejected} rejected</source>
        <translation>{used} Fenster, {rejected} verworfen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="36" />
        <source>Spread of the shift</source>
        <translation>Streuung des Versatzes</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="37" />
        <source>Varies over the scene</source>
        <translation>Über die Szene verschieden</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="38" />
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="39" />
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="40" />
        <source>Detect changes from a sentence</source>
        <translation>Änderungen aus einem Satz finden</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="41" />
        <source>change,detection,difference,sentence,text,referring,segmentation,deep learning,AI</source>
        <translation>change,detection,difference,sentence,text,referring,segmentation,deep learning,AI,Änderung,Unterschied,Satz,KI</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="42" />
        <source>Finds the changes between two rasters that a sentence describes.</source>
        <translation>Findet die Änderungen zwischen zwei Rastern, die ein Satz beschreibt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="43" />
        <source>Finds the changes between two rasters of one place that a sentence describes, as "the buildings that were demolished", and returns polygons with the sentence, a confidence from 0 to 1, the area on the ellipsoid and where they come from.

The polygons lie on the pixels of the raster before, in its CRS. The raster after may have any grid and CRS. Where either raster has no data nothing is found. The engine runs in its own process; it stops within two seconds when you cancel.</source>
        <translation>Findet die Änderungen zwischen zwei Rastern eines Ortes, die ein englischer Satz beschreibt, etwa "the buildings that were demolished", und gibt Polygone zurück: mit dem Satz, einer Sicherheit von 0 bis 1, der Fläche auf dem Ellipsoid und ihrer Herkunft.

Die Polygone liegen auf den Pixeln des früheren Rasters, in dessen KBS. Das spätere Raster darf jedes Gitter und KBS haben. Wo einem der Raster Daten fehlen, wird nichts gefunden. Die Software läuft in einem eigenen Prozess; beim Abbrechen hält sie binnen zwei Sekunden an.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="44" />
        <source>Number of polygons</source>
        <translation>Anzahl der Polygone</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="45" />
        <source>Total area (m²)</source>
        <translation>Gesamtfläche (m²)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="46" />
        <source>Log of the engine: {}</source>
        <translation>Protokoll der Software: {}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="47" />
        <source>Raster of the first date. The polygons lie on its pixels, in its CRS.</source>
        <translation>Raster des ersten Zeitpunkts. Die Polygone liegen auf seinen Pixeln, in seinem KBS.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="48" />
        <source>Raster of the second date, on any grid and in any CRS; it is brought onto the grid of the first.</source>
        <translation>Raster des zweiten Zeitpunkts, auf beliebigem Gitter und in beliebigem KBS; es wird auf das Gitter des ersten gebracht.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="49" />
        <source>Sentences, one per line</source>
        <translation>Englische Sätze, einer je Zeile</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="50" />
        <source>What changed, in words, as "the buildings that appeared". Several sentences cost little more than one.</source>
        <translation>Was sich geändert hat, mit englischen Worten, etwa "the buildings that appeared". Mehrere Sätze kosten kaum mehr als einer.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="51" />
        <source>'mini' for the bundled model, or a folder with config.json and weights.</source>
        <translation>'mini' für das mitgelieferte Modell, oder ein Ordner mit config.json und Gewichten.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="52" />
        <source>Polygons that a change has to touch</source>
        <translation>Polygone, die eine Änderung berühren muss</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="53" />
        <source>Changes that touch none of these polygons (or of the selected ones) are left out; in any CRS. The extent decides where is searched. Empty: all are kept.</source>
        <translation>Änderungen, die keines dieser Polygone (oder der gewählten) berühren, entfallen; in beliebigem KBS. Wo gesucht wird, sagt die Ausdehnung. Leer: alle bleiben.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="54" />
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="55" />
        <source>A pixel counts as changed when its probability is above this, 0 to 1.</source>
        <translation>Ein Pixel gilt als geändert, wenn seine Wahrscheinlichkeit darüber liegt, 0 bis 1.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="56" />
        <source>Minimum area (m²)</source>
        <translation>Mindestfläche (m²)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="57" />
        <source>Smaller polygons are left out; square metres on the ellipsoid.</source>
        <translation>Kleinere Polygone entfallen; Quadratmeter auf dem Ellipsoid.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="58" />
        <source>Simplify by</source>
        <translation>Vereinfachen um</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="59" />
        <source>Tolerance in metres; 0 keeps the exact edges of the pixels.</source>
        <translation>Toleranz in Metern; 0 behält die genauen Kanten der Pixel.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="60" />
        <source>Add a field for the review</source>
        <translation>Ein Feld für die Prüfung anlegen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="61" />
        <source>An empty text field 'review', in which 'accepted' or 'rejected' is written; what was reviewed can be trained on.</source>
        <translation>Ein leeres Textfeld 'review', in das 'accepted' oder 'rejected' geschrieben wird; mit Geprüftem lässt sich trainieren.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="62" />
        <source>Replace a result that was worked on</source>
        <translation>Ein bearbeitetes Ergebnis ersetzen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="63" />
        <source>An earlier result in the same file is replaced even when it has reviews or fields that were added. Off: such a result is kept and the run is refused.</source>
        <translation>Ein früheres Ergebnis in derselben Datei wird auch dann ersetzt, wenn es geprüft wurde oder Felder dazukamen. Aus: Ein solches Ergebnis bleibt, und der Lauf wird abgelehnt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="64" />
        <source>Fill holes up to (m²)</source>
        <translation>Löcher füllen bis (m²)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="65" />
        <source>Smaller holes in polygons are filled; 0 keeps them all.</source>
        <translation>Kleinere Löcher in Polygonen werden gefüllt; 0 behält alle.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="66" />
        <source>Connectivity</source>
        <translation>Nachbarschaft</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="67" />
        <source>8 joins pixels that touch at a corner, 4 only those that share an edge.</source>
        <translation>8 verbindet Pixel, die sich an einer Ecke berühren, 4 nur solche mit gemeinsamer Kante.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="68" />
        <source>Tile size (pixels)</source>
        <translation>Seite der Kacheln (Pixel)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="69" />
        <source>Side of what the model sees at once; empty: one that fits model and raster.</source>
        <translation>Seite dessen, was das Modell auf einmal sieht; leer: passend zu Modell und Raster.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="70" />
        <source>Overlap of tiles (pixels)</source>
        <translation>Überlappung der Kacheln (Pixel)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="71" />
        <source>At most half a tile; empty: the model's default.</source>
        <translation>Höchstens eine halbe Kachel; leer: wie das Modell es vorgibt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="72" />
        <source>Tiles at once</source>
        <translation>Kacheln auf einmal</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="73" />
        <source>More is faster on a GPU and needs more memory; empty: chosen for the device.</source>
        <translation>Mehr ist auf einer GPU schneller und braucht mehr Speicher; leer: für das Gerät gewählt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="74" />
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="75" />
        <source>auto takes a GPU when there is one that works.</source>
        <translation>auto nimmt eine GPU, wenn es eine gibt, die läuft.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="76" />
        <source>Precision</source>
        <translation>Rechengenauigkeit</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="77" />
        <source>auto is float32 on a CPU and bfloat16 on a GPU that computes in it.</source>
        <translation>auto ist float32 auf einer CPU und bfloat16 auf einer GPU, die damit rechnet.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="78" />
        <source>Change polygons</source>
        <translation>Polygone der Änderungen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="79" />
        <source>GeoPackage with sentence, confidence, area and provenance of each polygon.</source>
        <translation>GeoPackage mit Satz, Sicherheit, Fläche und Herkunft jedes Polygons.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="80" />
        <source>Probability raster</source>
        <translation>Raster der Wahrscheinlichkeit</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="81" />
        <source>Cloud-Optimized GeoTIFF with one band per sentence.</source>
        <translation>Cloud-Optimized GeoTIFF mit einem Kanal je Satz.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="82" />
        <source>Evaluate a model</source>
        <translation>Ein Modell bewerten</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="83" />
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="84" />
        <source>model,metrics,IoU,precision,recall,score,validation</source>
        <translation>model,metrics,IoU,precision,recall,score,validation,Modell,Kennzahlen,Genauigkeit,bewerten</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="85" />
        <source>Measures a model on pairs whose changes are known.</source>
        <translation>Misst ein Modell an Paaren, deren Änderungen bekannt sind.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="86" />
        <source>Asks a model every sentence of a folder (or any change, where it has no sentences) and compares its answers with the masks: mIoU, oIoU, precision at IoU thresholds, F1, by change type and by the kinds of words, and pictures of the best, median and worst answers.</source>
        <translation>Stellt einem Modell jeden Satz eines Ordners (oder, wo es keine Sätze gibt, die Frage nach jeder Änderung) und vergleicht seine Antworten mit den Masken: mIoU, oIoU, Genauigkeit bei Schwellen der IoU, F1, nach Art der Änderung und nach Art der Worte, und Bilder der besten, mittleren und schlechtesten Antworten.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="87" />
        <source>'mini' for the bundled model, or a model folder.</source>
        <translation>'mini' für das mitgelieferte Modell, oder ein Modellordner.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="88" />
        <source>Folder with pairs</source>
        <translation>Ordner mit Paaren</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="89" />
        <source>With A (before), B (after), masks, and referring_expression if any.</source>
        <translation>Mit A (vorher), B (nachher), masks, und referring_expression, wenn es Sätze gibt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="90" />
        <source>Sentence</source>
        <translation>Satz</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="91" />
        <source>Asked where the folder has no sentences; empty: any change.</source>
        <translation>Wird gefragt, wo der Ordner keine Sätze hat; leer: jede Änderung.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="92" />
        <source>Ground sample distance of the images</source>
        <translation>Bodenauflösung der Bilder</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="93" />
        <source>Metres per pixel of the pairs; empty: unknown, they are shown as they are.</source>
        <translation>Meter je Pixel der Paare; leer: unbekannt, sie werden gezeigt, wie sie sind.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="94" />
        <source>Fit the pixel size to the model</source>
        <translation>Pixelgröße an das Modell anpassen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="95" />
        <source>As in 'Detect changes from a sentence'; needs the ground sample distance of the images.</source>
        <translation>Wie in 'Änderungen aus einem Satz finden'; braucht die Bodenauflösung der Bilder.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="96" />
        <source>Resample to ground sample distance</source>
        <translation>Auf diese Bodenauflösung umrechnen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="97" />
        <source>Metres per pixel that the model sees; the masks are compared in the pixels of the images. Empty: as the check box above says.</source>
        <translation>Meter je Pixel, die das Modell sieht; die Masken werden in den Pixeln der Bilder verglichen. Leer: wie das Kästchen darüber sagt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="98" />
        <source>Replace other files</source>
        <translation>Andere Dateien ersetzen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="99" />
        <source>Report and figures are written even where a file stands that is no earlier report and no earlier figures. Off: such a file is kept and the run is refused.</source>
        <translation>Bericht und Zahlen werden auch dort geschrieben, wo eine Datei liegt, die weder ein früherer Bericht noch frühere Zahlen ist. Aus: Eine solche Datei bleibt, und der Lauf wird abgelehnt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="100" />
        <source>Figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="101" />
        <source>One file with tables and pictures.</source>
        <translation>Eine Datei mit Tabellen und Bildern.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="102" />
        <source>The same numbers for machines.</source>
        <translation>Dieselben Zahlen für Maschinen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="103" />
        <source>Folder with pairs: '{}' does not exist. Choose another.</source>
        <translation>Ordner mit Paaren: '{}' gibt es nicht. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="104" />
        <source>Left out: {}</source>
        <translation>Ausgelassen: {}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="105" />
        <source>Import a published checkpoint</source>
        <translation>Veröffentlichte Gewichte importieren</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="106" />
        <source>model,weights,checkpoint,import,convert,MTRefSeg-R1,Phi,Mask2Former</source>
        <translation>model,weights,checkpoint,import,convert,MTRefSeg-R1,Phi,Mask2Former,Modell,Gewichte,importieren</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="107" />
        <source>Makes a model folder of an MTRefSeg-R1 checkpoint.</source>
        <translation>Macht aus veröffentlichten Gewichten von MTRefSeg-R1 einen Modellordner.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="108" />
        <source>Reads a folder as its authors published it (safetensors or pytorch_model.bin, whole or in shards), checks every tensor, and writes a model folder that 'Detect changes from a sentence' takes. Nothing in the checkpoint is executed.

Phi-1.5 and Mask2Former's .pkl file are imported too, as starting points of training.</source>
        <translation>Liest einen Ordner, wie ihn seine Autoren veröffentlicht haben (safetensors oder pytorch_model.bin, ganz oder in Teilen), prüft jeden Tensor und schreibt einen Modellordner, den 'Änderungen aus einem Satz finden' nimmt. Nichts aus den Gewichten wird ausgeführt.

Auch Phi-1.5 und die .pkl-Datei von Mask2Former werden importiert, als Ausgangspunkte eines Trainings.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="109" />
        <source>Checkpoint folder</source>
        <translation>Ordner der Gewichte</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="110" />
        <source>The folder with config.json, the weights and the tokenizer; or the path of Mask2Former's .pkl file.</source>
        <translation>Der Ordner mit config.json, den Gewichten und dem Tokenizer; oder der Pfad der .pkl-Datei von Mask2Former.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="111" />
        <source>Model folder</source>
        <translation>Modellordner</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="112" />
        <source>A new or empty folder; it needs as much space as the weights.</source>
        <translation>Ein neuer oder leerer Ordner; er braucht so viel Platz wie die Gewichte.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="113" />
        <source>Number of parameters</source>
        <translation>Anzahl der Parameter</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="114" />
        <source>Checkpoint folder: '{}' does not exist. Choose another.</source>
        <translation>Ordner der Gewichte: '{}' gibt es nicht. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="115" />
        <source>Probability of {}</source>
        <translation>Wahrscheinlichkeit: {}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="116" />
        <source>Choose a model folder</source>
        <translation>Einen Modellordner wählen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="117" />
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="118" />
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="119" />
        <source>Extent</source>
        <translation>Ausdehnung</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="120" />
        <source>Where to look, in any CRS; empty: wherever both rasters are.</source>
        <translation>Wo gesucht wird, in beliebigem KBS; leer: wo beide Raster sind.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="121" />
        <source>Three band numbers from 1 for red, green and blue, as 4,3,2; 1,1,1 takes one band three times. Empty: the bands that the file declares as red, green and blue, otherwise the first three; a single band is taken three times.</source>
        <translation>Drei Kanalnummern ab 1 für Rot, Grün und Blau, etwa 4,3,2; 1,1,1 nimmt einen Kanal dreimal. Leer: die Kanäle, die die Datei als Rot, Grün und Blau ausweist, sonst die ersten drei; ein einziger Kanal wird dreimal genommen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="122" />
        <source>Bands of the raster before</source>
        <translation>Kanäle des früheren Rasters</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="123" />
        <source>Bands of the raster after</source>
        <translation>Kanäle des späteren Rasters</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="124" />
        <source>Pixel values that are without data besides the nodata value of the file and the additional ones of the layer: values with commas, as 0,255, or ranges, as 250:255. A pixel with such a value in one of the bands is not used. Empty: none.</source>
        <translation>Pixelwerte ohne Daten, neben dem NoData-Wert der Datei und den zusätzlichen des Layers: Werte mit Kommas, etwa 0,255, oder Bereiche, etwa 250:255. Ein Pixel mit einem solchen Wert in einem der Kanäle wird nicht benutzt. Leer: keine.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="125" />
        <source>Additional nodata of the raster before</source>
        <translation>Zusätzliche Werte ohne Daten, Raster vorher</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="126" />
        <source>Additional nodata of the raster after</source>
        <translation>Zusätzliche Werte ohne Daten, Raster nachher</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="127" />
        <source>How far the image after lies off, in pixels of the raster before, as 'Check a pair' measures it; it is moved back while it is read.</source>
        <translation>Wie weit das spätere Bild daneben liegt, in Pixeln des früheren Rasters, wie 'Ein Paar prüfen' es misst; es wird beim Lesen zurückgeschoben.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="128" />
        <source>Images that are finer than what the model was made for are shown to it coarser, which finds more and is faster; the polygons stay on the pixels of the raster before. Off: as they are. Not used when a ground sample distance is given.</source>
        <translation>Bilder, die feiner sind, als das Modell sie kennt, werden ihm gröber gezeigt: Das findet mehr und geht schneller; die Polygone bleiben auf den Pixeln des Rasters vorher. Aus: wie sie sind. Gilt nicht, wenn eine Bodenauflösung angegeben ist.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="129" />
        <source>Metres per pixel that the model sees, as 0.5; empty: as the check box above says. The polygons then follow these pixels.</source>
        <translation>Meter je Pixel, die das Modell sieht, etwa 0,5; leer: wie das Kästchen darüber sagt. Die Polygone folgen dann diesen Pixeln.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="130" />
        <source>Open rasters over the network</source>
        <translation>Raster über das Netz öffnen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="131" />
        <source>Lets the engine open rasters by URL, files that refer to such, and raw files that a VRT names. Switch it on only for files from sources that you trust.</source>
        <translation>Lässt die Software Raster über URL öffnen, Dateien, die auf solche verweisen, und Rohdateien, die ein VRT nennt. Nur für Dateien aus Quellen einschalten, denen Sie trauen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="132" />
        <source>MTRefSeg: changes in words</source>
        <translation>MTRefSeg: Änderungen in Worten</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="133" />
        <source>Layer '{name}' is opened in QGIS with {options}; its file is read without that.</source>
        <translation>Layer '{name}' ist in QGIS mit {options} geöffnet; seine Datei wird ohne das gelesen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="134" />
        <source>Layer '{name}' has no CRS in QGIS; that of its file is used, {own}.</source>
        <translation>Layer '{name}' hat in QGIS kein KBS; das seiner Datei gilt, {own}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="135" />
        <source>Layer '{name}' has the CRS {chosen} in QGIS and none in its file; {chosen} is used.</source>
        <translation>Layer '{name}' hat in QGIS das KBS {chosen} und in seiner Datei keines; {chosen} gilt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="136" />
        <source>a CRS without a name</source>
        <translation>ein KBS ohne Namen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="137" />
        <source>Layer '{name}' has additional values without data in QGIS, {values}; they are used.</source>
        <translation>Layer '{name}' hat in QGIS zusätzliche Werte ohne Daten, {values}; sie gelten.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="138" />
        <source>Layer '{name}' has additional values without data in QGIS that differ between bands; in each band all of them are used, {values}.</source>
        <translation>Layer '{name}' hat in QGIS zusätzliche Werte ohne Daten, die sich je Kanal unterscheiden; in jedem Kanal gelten alle, {values}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="139" />
        <source>Layer '{name}' ignores the nodata value of its file ({value}) in some bands only; it is used in all.</source>
        <translation>Layer '{name}' übergeht den NoData-Wert seiner Datei ({value}) nur in einigen Kanälen; er gilt in allen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="140" />
        <source>Layer '{name}' ignores the nodata value of its file in QGIS ({value}); these pixels are data.</source>
        <translation>Layer '{name}' übergeht in QGIS den NoData-Wert seiner Datei ({value}); diese Pixel sind Daten.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="141" />
        <source>Opening the rasters</source>
        <translation>Die Raster werden geöffnet</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="142" />
        <source>Loading the model</source>
        <translation>Das Modell wird geladen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="143" />
        <source>Predicting</source>
        <translation>Wird vorhergesagt</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="144" />
        <source>Writing</source>
        <translation>Wird geschrieben</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="145" />
        <source>{speed:.1f} tiles/s</source>
        <translation>{speed:.1f} Kacheln/s</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="146" />
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="147" />
        <source>{seconds:.1f} s on {device}</source>
        <translation>{seconds:.1f} s auf {device}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="148" />
        <source>{seconds:.1f} s</source>
        <translation>{seconds:.1f} s</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="149" />
        <source>"{sentence}": nothing found</source>
        <translation>"{sentence}": nichts gefunden</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="150" />
        <source>"{sentence}": {count} polygons, {ha:.2f} ha, mean confidence {mean:.2f}</source>
        <translation>"{sentence}": {count} Polygone, {ha:.2f} ha, mittlere Sicherheit {mean:.2f}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="151" />
        <source>model,training,fine-tuning,change,chips,sentence,deep learning</source>
        <translation>model,training,fine-tuning,change,chips,sentence,deep learning,Modell,trainieren,Änderung,Satz</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="152" />
        <source>mIoU on held-out data (%)</source>
        <translation>mIoU auf zurückgehaltenen Daten (%)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="153" />
        <source>What was trained until then is kept in '{}'; resume it.</source>
        <translation>Was bis dahin trainiert wurde, liegt in '{}'; setzen Sie es fort.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="154" />
        <source>Stopped before the training began; it can be started again.</source>
        <translation>Angehalten, bevor das Training begann; es kann neu gestartet werden.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="155" />
        <source>Stopped. The best model so far is in '{}'; it can be resumed.</source>
        <translation>Angehalten. Das bisher beste Modell ist in '{}'; das Training kann fortgesetzt werden.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="156" />
        <source>Stopped before the first score; the training in '{}' can be resumed.</source>
        <translation>Vor der ersten Bewertung angehalten; das Training in '{}' kann fortgesetzt werden.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="157" />
        <source>Trained model</source>
        <translation>Trainiertes Modell</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="158" />
        <source>A new folder; 'Detect changes from a sentence' takes it as its model.</source>
        <translation>Ein neuer Ordner; 'Änderungen aus einem Satz finden' nimmt ihn als Modell.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="159" />
        <source>With folders A (before), B (after) and masks, and sentences in referring_expression; or with such folders train and val. Empty: the rasters and polygons below are cut into chips.</source>
        <translation>Mit Ordnern A (vorher), B (nachher) und masks, und Sätzen in referring_expression; oder mit solchen Ordnern train und val. Leer: die Raster und Polygone unten werden in Ausschnitte zerlegt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="160" />
        <source>Raster of the first date, where there is no folder.</source>
        <translation>Raster des ersten Zeitpunkts, wo es keinen Ordner gibt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="161" />
        <source>Polygons of what changed</source>
        <translation>Polygone dessen, was sich geändert hat</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="162" />
        <source>In any CRS. Everything that changed in the sense of a sentence must be drawn.</source>
        <translation>In beliebigem KBS. Alles, was sich im Sinn eines Satzes geändert hat, muss gezeichnet sein.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="163" />
        <source>Field with sentences</source>
        <translation>Feld mit Sätzen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="164" />
        <source>A sentence or a class for each polygon; empty: one sentence holds for all.</source>
        <translation>Ein Satz oder eine Klasse je Polygon; leer: ein Satz gilt für alle.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="165" />
        <source>What the polygons answer, as "the new buildings"; {} stands for the value of the field, as "the {} that appeared". It must be true wherever a chip lies: no "in the upper left".</source>
        <translation>Worauf die Polygone antworten, etwa "the new buildings"; {} steht für den Wert des Feldes, etwa "the {} that appeared". Es muss gelten, wo immer ein Ausschnitt liegt: kein "in the upper left".</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="166" />
        <source>Begin with</source>
        <translation>Beginnen mit</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="167" />
        <source>'mini' for the bundled model, a model folder, or what stage 1 has trained.</source>
        <translation>'mini' für das mitgelieferte Modell, ein Modellordner, oder was Stufe 1 trainiert hat.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="168" />
        <source>Epochs</source>
        <translation>Durchgänge</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="169" />
        <source>Passes over the training data; each ends with a score. Empty: {}.</source>
        <translation>Durchgänge durch die Trainingsdaten; jeder endet mit einer Bewertung. Leer: {}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="170" />
        <source>Turn pairs and exchange dates</source>
        <translation>Paare drehen und Zeitpunkte vertauschen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="171" />
        <source>More from few pairs; sentences are rewritten so that they stay true. Empty: as in stage 1, else no.</source>
        <translation>Mehr aus wenigen Paaren; Sätze werden so umgeschrieben, dass sie wahr bleiben. Leer: wie in Stufe 1, sonst nein.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="172" />
        <source>Go on with the training in the folder</source>
        <translation>Das Training im Ordner fortsetzen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="173" />
        <source>With the same values as before; the result is that of a run without a break.</source>
        <translation>Mit denselben Werten wie zuvor; das Ergebnis ist das eines Laufs ohne Unterbrechung.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="174" />
        <source>A folder that 'Import a checkpoint' made; the model above is not used then.</source>
        <translation>Ein Ordner, den 'Veröffentlichte Gewichte importieren' gemacht hat; das Modell oben wird dann nicht verwendet.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="175" />
        <source>Begin anew, with the image encoder's ImageNet weights</source>
        <translation>Neu beginnen, mit den ImageNet-Gewichten des Bildteils</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="176" />
        <source>Only the sizes and words of the model above are used; its image encoder must be that of mini.</source>
        <translation>Nur Größen und Worte des Modells oben werden verwendet; sein Bildteil muss der von mini sein.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="177" />
        <source>Begin anew, with an imported Phi-1.5</source>
        <translation>Neu beginnen, mit einem importierten Phi-1.5</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="178" />
        <source>Begin anew, with an imported Mask2Former</source>
        <translation>Neu beginnen, mit einem importierten Mask2Former</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="179" />
        <source>Folder to score on</source>
        <translation>Ordner zum Bewerten</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="180" />
        <source>Empty: val, or a share is kept.</source>
        <translation>Leer: val, oder ein Anteil wird zurückgehalten.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="181" />
        <source>Share that is kept to score on</source>
        <translation>Anteil, der zum Bewerten zurückgehalten wird</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="182" />
        <source>Of the pairs, or of the blocks of the rasters; it is never trained on. Empty: as in stage 1 where its data are used, else {}.</source>
        <translation>Der Paare oder der Blöcke der Raster; damit wird nie trainiert. Leer: wie in Stufe 1, wenn deren Daten verwendet werden, sonst {}.</translation>
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
        <source>Empty: as in stage 1, else as published ({}).</source>
        <translation>Leer: wie in Stufe 1, sonst wie veröffentlicht ({}).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="190" />
        <source>Of order, augmentation, sampled points and drop path.</source>
        <translation>Für Reihenfolge, Augmentierung, Stichprobenpunkte und Drop Path.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="191" />
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="192" />
        <source>Empty: as published ({}).</source>
        <translation>Leer: wie veröffentlicht ({}).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="193" />
        <source>Samples at once</source>
        <translation>Beispiele auf einmal</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="194" />
        <source>Samples in a step</source>
        <translation>Beispiele je Schritt</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="195" />
        <source>Drop path</source>
        <translation>Drop Path</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="196" />
        <source>Stochastic depth of a Swin encoder. Empty: as in stage 1, else as in the model.</source>
        <translation>Stochastische Tiefe eines Swin-Encoders. Leer: wie in Stufe 1, sonst wie im Modell.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="197" />
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="198" />
        <source>Side of the images (pixels)</source>
        <translation>Seite der Bilder (Pixel)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="199" />
        <source>Empty: chosen for the model and the data.</source>
        <translation>Leer: für Modell und Daten gewählt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="200" />
        <source>Parts that are not trained</source>
        <translation>Teile, die nicht trainiert werden</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="201" />
        <source>The others learn.</source>
        <translation>Die anderen lernen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="202" />
        <source>Rank of LoRA</source>
        <translation>Rang von LoRA</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="203" />
        <source>Empty: the whole model is trained.</source>
        <translation>Leer: das ganze Modell wird trainiert.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="204" />
        <source>Save memory</source>
        <translation>Speicher sparen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="205" />
        <source>The image part is computed twice instead of being kept. Empty: as in stage 1, else no.</source>
        <translation>Der Bildteil wird zweimal berechnet, statt behalten zu werden. Leer: wie in Stufe 1, sonst nein.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="206" />
        <source>Minutes between two stored states</source>
        <translation>Minuten zwischen zwei gespeicherten Zuständen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="207" />
        <source>A training that is killed goes on from the last one.</source>
        <translation>Ein abgebrochenes Training wird vom letzten aus fortgesetzt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="208" />
        <source>auto takes a GPU when there is one.</source>
        <translation>auto nimmt eine GPU, wenn es eine gibt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="209" />
        <source>auto is float32 on a CPU and bfloat16 on a GPU that computes in it. Empty: as in stage 1, else auto.</source>
        <translation>auto ist float32 auf einer CPU und bfloat16 auf einer GPU, die damit rechnet. Leer: wie in Stufe 1, sonst auto.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="210" />
        <source>Train for a region, stage 1: change</source>
        <translation>Für ein Gebiet trainieren, Stufe 1: Änderung</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="211" />
        <source>Trains a network to see change, without language.</source>
        <translation>Bringt einem Netz bei, Änderung zu sehen, ohne Sprache.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="212" />
        <source>Trains the image part of a model on pairs of images and masks of what changed, from folders or from two rasters with a polygon layer. Parts of the data are kept apart to score on. The best model by mean IoU is the result; it answers 'any change', and stage 2 teaches it sentences.

Cancel stops after the batch at hand and keeps the best model so far; with 'Go on' the training continues. A report with curves and pictures is written beside the model.</source>
        <translation>Trainiert den Bildteil eines Modells mit Bildpaaren und Masken dessen, was sich geändert hat, aus Ordnern oder aus zwei Rastern mit einem Polygonlayer. Ein Teil der Daten wird zum Bewerten zurückgehalten. Das nach mittlerer IoU beste Modell ist das Ergebnis; es beantwortet 'any change', und Stufe 2 bringt ihm Sätze bei.

Abbrechen hält nach dem laufenden Schritt an und behält das bisher beste Modell; mit 'Fortsetzen' geht das Training weiter. Neben das Modell wird ein Bericht mit Kurven und Bildern geschrieben.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="213" />
        <source>Train for a region, stage 2: sentences</source>
        <translation>Für ein Gebiet trainieren, Stufe 2: Sätze</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="214" />
        <source>Trains a network to find what sentences describe.</source>
        <translation>Bringt einem Netz bei zu finden, was Sätze beschreiben.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="215" />
        <source>Trains a model on pairs of images, sentences and masks, from folders or from two rasters with a polygon layer. Begin with the result of stage 1: what is left empty here, the data too, is taken over from there, and the log says so. The best model by mean IoU on the data that is kept apart is the result.

Cancel stops after the batch at hand and keeps the best model so far; with 'Go on' the training continues. A report with curves and pictures is written beside the model.</source>
        <translation>Trainiert ein Modell mit Bildpaaren, Sätzen und Masken, aus Ordnern oder aus zwei Rastern mit einem Polygonlayer. Beginnen Sie mit dem Ergebnis der Stufe 1: was hier leer bleibt, auch die Daten, wird von dort übernommen, und das Protokoll sagt es. Das nach mittlerer IoU auf den zurückgehaltenen Daten beste Modell ist das Ergebnis.

Abbrechen hält nach dem laufenden Schritt an und behält das bisher beste Modell; mit 'Fortsetzen' geht das Training weiter. Neben das Modell wird ein Bericht mit Kurven und Bildern geschrieben.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="216" />
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="217" />
        <source>The dates look exchanged: {reason}. If so, swap before and after.</source>
        <translation>Die Zeitpunkte scheinen vertauscht: {reason}. Wenn das stimmt, vorher und nachher tauschen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="218" />
        <source>Values without data before</source>
        <translation>Werte ohne Daten vorher</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="219" />
        <source>Values without data after</source>
        <translation>Werte ohne Daten nachher</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="220" />
        <source>Nothing found above the threshold of {:.2f} that touches the chosen polygons.</source>
        <translation>Über dem Schwellwert von {:.2f} wurde nichts gefunden, was die gewählten Polygone berührt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="221" />
        <source>Nothing found above the threshold of {:.2f}.</source>
        <translation>Über dem Schwellwert von {:.2f} wurde nichts gefunden.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="222" />
        <source>Read the notes on this result first: they may say why.</source>
        <translation>Lesen Sie zuerst die Hinweise zu diesem Ergebnis: Sie sagen vielleicht, warum.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="223" />
        <source>A lower threshold shows what the model is less sure of, if there is any.</source>
        <translation>Ein niedrigerer Schwellwert zeigt, wo das Modell weniger sicher ist, falls es etwas gibt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="224" />
        <source>Nothing was written.</source>
        <translation>Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="225" />
        <source>These files were written: {}.</source>
        <translation>Diese Dateien wurden geschrieben: {}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="226" />
        <source>The variable {} names the engine's Python, whatever is installed: {}</source>
        <translation>Die Variable {} nennt das Python der Software, was immer installiert ist: {}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="227" />
        <source>The engine runs in another Python: {}</source>
        <translation>Die Software läuft in einem anderen Python: {}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="228" />
        <source>The engine is not installed yet.</source>
        <translation>Die Software ist noch nicht installiert.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="229" />
        <source>The engine is installed: PyTorch {}, Python {}, on '{}' ({}).</source>
        <translation>Die Software ist installiert: PyTorch {}, Python {}, auf '{}' ({}).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="230" />
        <source>An update is due: Install makes it.</source>
        <translation>Eine Erneuerung steht an: Installieren führt sie aus.</translation>
    </message>
</context></TS>
