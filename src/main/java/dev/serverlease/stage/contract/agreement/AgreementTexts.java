package dev.serverlease.stage.contract.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.clause.Agreement;
import dev.serverlease.clause.ContractFacts;
import dev.serverlease.clause.terms.CaseFacts;
import dev.serverlease.clause.terms.Days;
import dev.serverlease.clause.terms.MoneyTexts;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.register.Lessors;
import dev.serverlease.words.ApplicationFields;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What an agreement is written from. Its terms are, for a renewal, {@code renewal} (the position of the request),
 * {@code firstDay}, {@code termMonths}, {@code monthlyRent} where it changes, and {@code changes} if there are any; for
 * a change {@code changes}; for an end {@code endsOn}, {@code rent} and, if given, {@code other}.
 */
@Component
public class AgreementTexts {

    private static final Bilingual ON_CONCLUSION =
            new Bilingual("本变更协议成立之日", "the day on which this change agreement is concluded");

    private static final String MONTHLY_RENT = "contract.monthlyRent";

    /** As the contract calls the article that states it. */
    private static final Bilingual RENT_ARTICLE = new Bilingual("租金金额", "Amount of the rent");

    private final ApplicationTrees trees;
    private final RecordedFacts recorded;
    private final Lessors lessors;
    private final Clock clock;

    AgreementTexts(ApplicationTrees trees, RecordedFacts recorded, Lessors lessors, Clock clock) {
        this.trees = trees;
        this.recorded = recorded;
        this.lessors = lessors;
        this.clock = clock;
    }

    /**
     * The contract that is agreed on.
     *
     * @param electronic whether it says that it may be signed electronically
     */
    public record Original(LocalDate concludedOn, boolean electronic) {}

    /**
     * What is missing is left out: a clause that needs it says so when it is written.
     *
     * @param position of the agreement within the lease
     * @param reason why it was asked for
     */
    public ContractFacts of(
            Lease lease, Agreement kind, int position, ObjectNode terms, String reason, Original original) {
        var facts = CaseFacts.of(application(lease, kind, terms), lessors.current())
                .with("electronic", original.electronic())
                .text("number", WrittenAgreement.number(lease.number(), position))
                .text("original.number", lease.number())
                .text("original.concludedOn", Days.of(original.concludedOn()));
        return switch (kind) {
            case RENEWAL -> renewal(facts, lease, terms.path("changes"));
            case CHANGE -> change(facts, lease, terms.path("changes")).text("change.reason", reason);
            case TERMINATION -> termination(facts, terms);
        };
    }

    private ContractFacts change(ContractFacts stated, Lease lease, JsonNode changes) {
        var facts = stated.text("change.effectiveOn", ON_CONCLUSION).list("changes", changes(lease, changes));
        return AgreedChanges.lines(changes).stream()
                        .anyMatch(line -> line.path().equals(MONTHLY_RENT))
                ? facts.text("change.rent", "true")
                : facts;
    }

    private ContractFacts renewal(ContractFacts stated, Lease lease, JsonNode changes) {
        var facts = changes.isEmpty()
                ? stated
                : stated.text("renewal.changed", "true").list("changes", changes(lease, changes));
        var end = lease.termEndsAt();
        return end == null
                ? facts
                : facts.text(
                        "original.lastDay",
                        Days.of(LocalDate.ofInstant(end, clock.getZone()).minusDays(1)));
    }

    private static ContractFacts termination(ContractFacts facts, ObjectNode terms) {
        var all = facts.text(
                        "termination.on",
                        Days.of(LocalDate.parse(terms.path("endsOn").asText())))
                .text("settlement.rent", terms.path("rent").asText());
        var other = terms.path("other").asText("");
        return other.isEmpty() ? all : all.text("settlement.other", other);
    }

    private List<Map<String, Bilingual>> changes(Lease lease, JsonNode changes) {
        var currency =
                trees.of(lease.application()).path("contract").path("currency").asText("CNY");
        return AgreedChanges.lines(changes).stream()
                .map(line -> Map.of(
                        "clause", line.path().equals(MONTHLY_RENT) ? RENT_ARTICLE : line.member(),
                        "before", said(line.path(), line.before(), currency),
                        "after", said(line.path(), line.after(), currency)))
                .toList();
    }

    /** Sums as contracts write them, in figures and in Chinese capitals. */
    private static Bilingual said(String path, Bilingual value, String currency) {
        boolean isSum = ApplicationFields.current()
                .member(path)
                .filter(member -> member.kind().equals("amount"))
                .isPresent();
        return isSum && value.zh().matches("[0-9]+(\\.[0-9]+)?")
                ? per(path, MoneyTexts.sum(new BigDecimal(value.zh()), currency))
                : value;
    }

    private static Bilingual per(String path, Bilingual sum) {
        return path.equals(MONTHLY_RENT)
                ? new Bilingual("全部租赁物每月" + sum.zh(), sum.en() + " a month for all things leased")
                : sum;
    }

    /** The application as it holds now, with the rent and the term of a renewal. */
    private ObjectNode application(Lease lease, Agreement kind, ObjectNode terms) {
        var application = trees.of(lease.application());
        if (kind != Agreement.RENEWAL) {
            return application;
        }
        var contract = application.withObjectProperty("contract");
        var rent = terms.has("monthlyRent")
                ? terms.path("monthlyRent")
                : recorded.of(lease).path("contract").path("monthlyRent");
        if (!rent.isMissingNode()) {
            contract.put("monthlyRent", rent.asText());
            // a price of each unit was that of the old rent
            contract.remove("unitRent");
        }
        // of the old term
        contract.remove(List.of("totalPrice", "setUpFee"));
        contract.put("rentBasis", "FIXED")
                .put("startDate", terms.path("firstDay").asText())
                .put("termMonths", terms.path("termMonths").asInt());
        return AgreedChanges.applied(application, terms.path("changes"));
    }
}
