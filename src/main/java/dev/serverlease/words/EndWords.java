package dev.serverlease.words;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.AuditTrail.Step;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Party;
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
    private static final String AT_ANY_TIME = "INDEFINITE_LEASE_NOTICED";

    /** The steps by which a notice ends a contract: of several the last. */
    public static final Set<String> NOTICES = Set.of("NOTICE_OF_TERMINATION_ARRIVED", AT_ANY_TIME, FOR_RENT);

    private final AuditTrail audit;
    private final Terminations terminations;

    EndWords(AuditTrail audit, Terminations terminations) {
        this.audit = audit;
        this.terminations = terminations;
    }

    /**
     * @param article as people cite it
     * @param step by which the notice was recorded as arrived
     */
    public record Ended(Party party, Word article, Step step) {

        public Bilingual words() {
            return new Bilingual(
                    party.zh() + "解除，依据" + article.zh(),
                    "terminated by the " + party.en() + ", Civil Code " + article.en());
        }

        /** The name of the file that is the notice; empty if a letter was made here. */
        public String notice() {
            return step.detail().path(NOTICE).asText("");
        }

        /** Its id; empty as well. */
        public String file() {
            return step.detail().path(NOTICE_FILE).asText("");
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
        if (step.action().equals(FOR_RENT)) {
            return new Ended(Party.LESSOR, article("RENT_UNPAID"), step);
        }
        boolean setAnEnd = step.action().equals(AT_ANY_TIME);
        // a review or a missed cure leads to the notice without anybody's request
        return terminations
                .latest(leaseNumber)
                .filter(asked -> (asked.endsOn() != null) == setAnEnd)
                .map(asked -> new Ended(asked.party(), article(asked.ground()), step))
                .orElseGet(() -> new Ended(Party.LESSOR, article("CONTRACT_CLAUSE"), step));
    }

    private static Word article(String ground) {
        return Words.of("termination-article", ground);
    }
}
