package dev.serverlease.words;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.AuditTrail.Step;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Party;
import dev.serverlease.lease.Termination;
import dev.serverlease.lease.Terminations;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * 谁、依据什么解除: the party that ended a contract by notice, the articles, and the notice itself if it was given elsewhere.
 */
@Component
public class EndWords {

    /** Of the detail of such a step: the name of the file that is the notice, and its id. */
    public static final String NOTICE = "notice";

    public static final String NOTICE_FILE = "noticeFile";

    private static final String FOR_RENT = "RENT_NOTICE";

    private static final Set<String> NOTICES =
            Set.of("NOTICE_OF_TERMINATION_ARRIVED", "INDEFINITE_LEASE_NOTICED", FOR_RENT);

    private final AuditTrail audit;
    private final Terminations terminations;

    EndWords(AuditTrail audit, Terminations terminations) {
        this.audit = audit;
        this.terminations = terminations;
    }

    /**
     * @param article as people cite it
     * @param notice name of the file; empty if a letter was made here
     * @param file its id; empty as well
     */
    public record Ended(Party party, String article, String notice, String file) {

        public Bilingual words() {
            return new Bilingual(
                    party.zh() + "解除，依据" + article, "terminated by the " + party.en() + " on the articles named");
        }
    }

    /** Empty where no notice of termination is on record. */
    public Optional<Ended> of(String leaseNumber) {
        return audit.of(leaseNumber).stream()
                .filter(step -> NOTICES.contains(step.action()) || step.action().startsWith("GOES_ON_"))
                .reduce((earlier, later) -> later)
                // a notice that was found without effect ended nothing
                .filter(step -> NOTICES.contains(step.action()))
                .map(step -> ended(leaseNumber, step));
    }

    private Ended ended(String leaseNumber, Step step) {
        // a review or a missed cure leads to the notice without anybody's request, as rent does
        var asked = step.action().equals(FOR_RENT) ? Optional.<Termination>empty() : terminations.latest(leaseNumber);
        return new Ended(
                asked.map(Termination::party).orElse(Party.LESSOR),
                asked.map(Termination::article)
                        .orElse(step.action().equals(FOR_RENT) ? "民法典第七百二十二条" : Termination.BY_CONTRACT),
                step.detail().path(NOTICE).asText(""),
                step.detail().path(NOTICE_FILE).asText(""));
    }
}
