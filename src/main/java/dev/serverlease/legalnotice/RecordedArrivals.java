package dev.serverlease.legalnotice;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.AuditTrail.Step;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * On which day letters arrived: as the tasks that they were made for have recorded it, for no letter itself says so.
 */
@Component
class RecordedArrivals {

    private final AuditTrail audit;

    RecordedArrivals(AuditTrail audit) {
        this.audit = audit;
    }

    /**
     * The days by the number of the letter; of a letter that was never sent, or whose arrival is not recorded, none.
     *
     * @param letters all of one lease
     */
    Map<String, LocalDate> of(String leaseNumber, List<LegalNotice> letters) {
        var days = new HashMap<String, LocalDate>();
        if (letters.stream().anyMatch(LegalNotice::sent)) {
            var steps = audit.of(leaseNumber);
            letters.stream()
                    .filter(LegalNotice::sent)
                    .forEach(letter -> steps.stream()
                            .filter(step -> isOf(letter, step))
                            .findFirst()
                            .filter(step -> letters.stream().noneMatch(later -> isOfLaterTask(later, letter, step)))
                            .map(step -> step.detail()
                                    .path(letter.kind().arrival().field())
                                    .asText())
                            .filter(day -> !day.isEmpty())
                            .ifPresent(day -> days.put(letter.number(), LocalDate.parse(day))));
        }
        return days;
    }

    private static boolean isOf(LegalNotice letter, Step step) {
        return step.action().equals(letter.kind().arrival().action())
                && !step.at().isBefore(letter.madeAt());
    }

    /** The product makes the first letter of each task: what is recorded after that one is not of an earlier task. */
    private static boolean isOfLaterTask(LegalNotice later, LegalNotice letter, Step step) {
        return later.kind() == letter.kind()
                && later.position() > letter.position()
                && later.madeBy().equals(AuditTrail.SYSTEM)
                && !later.madeAt().isAfter(step.at());
    }
}
