package dev.serverlease.legalnotice;

import dev.serverlease.lease.AuditTrail.Step;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * On which day letters arrived: as the tasks that they were made for have recorded it, for no letter itself says so.
 */
final class RecordedArrivals {

    private RecordedArrivals() {}

    /**
     * The days by the number of the letter; of a letter that was never sent, or whose arrival is not recorded, none.
     *
     * @param letters all of one lease
     * @param steps of its audit trail, the oldest first
     */
    static Map<String, LocalDate> of(List<LegalNotice> letters, List<Step> steps) {
        var days = new HashMap<String, LocalDate>();
        letters.stream()
                .filter(LegalNotice::sent)
                .forEach(letter -> NoticeMatters.whileItsMatter(letter, steps)
                        .filter(step -> isOf(letter, step))
                        .findFirst()
                        .map(step -> step.detail()
                                .path(letter.kind().arrival().field())
                                .asText())
                        .filter(day -> !day.isEmpty())
                        .ifPresent(day -> days.put(letter.number(), LocalDate.parse(day))));
        return days;
    }

    /** A step that names a letter is of that one alone. */
    private static boolean isOf(LegalNotice letter, Step step) {
        var named = step.detail().path("reference").asText();
        return step.action().equals(letter.kind().arrival().action())
                && (named.isEmpty() || named.equals(letter.number()));
    }
}
