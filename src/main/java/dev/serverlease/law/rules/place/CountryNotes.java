package dev.serverlease.law.rules.place;

import dev.serverlease.law.InForce;
import dev.serverlease.law.LawTable;
import dev.serverlease.law.Message;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * The notes of {@code law/country-notes.csv}, one sentence or two each. Those whose source was written from memory say
 * that they are to be checked.
 */
final class CountryNotes {

    /** What holds for every server abroad. */
    static final String EVERYWHERE = "*";
    /** What is told where bulk data of persons in the United States are declared. */
    static final String US_BULK_DATA = "US_BULK";
    /** What is told where advanced chips or the training of models are declared. */
    static final String ADVANCED_COMPUTING = "ADVANCED_COMPUTING";

    private static final String FROM_MEMORY = "M";

    private record Note(Set<String> places, Message text, InForce inForce) {}

    private static final List<Note> NOTES = LawTable.read("country-notes").stream()
            .map(row -> new Note(Set.of(row.get("places").split(" ")), text(row), row.inForce()))
            .toList();

    private CountryNotes() {}

    /**
     * The notes that count on a day.
     *
     * @param place a country's code, or one of the constants of this class
     */
    static List<Message> on(String place, LocalDate day) {
        return NOTES.stream()
                .filter(note -> note.places().contains(place) && note.inForce().on(day))
                .map(Note::text)
                .toList();
    }

    private static Message text(LawTable.Row row) {
        return row.get("mark").equals(FROM_MEMORY)
                ? new Message(row.get("zh") + "（待核对）。", row.get("en") + " (to be checked).")
                : new Message(row.get("zh") + "。", row.get("en") + ".");
    }
}
