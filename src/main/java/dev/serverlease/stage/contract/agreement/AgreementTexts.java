package dev.serverlease.stage.contract.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.clause.Agreement;
import dev.serverlease.clause.ContractFacts;
import dev.serverlease.clause.ContractText;
import dev.serverlease.clause.terms.CaseFacts;
import dev.serverlease.clause.terms.Days;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.provision.ServerChanges;
import dev.serverlease.register.Lessors;
import dev.serverlease.rent.AgreedPlans;
import dev.serverlease.rent.RentSchedule;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What an agreement is written from. Its terms are, for a renewal, {@code renewal} (the position of the request),
 * {@code firstDay}, {@code termMonths}, {@code monthlyRent} where it changes, and {@code changes} if there are any; for
 * a change {@code changes} and, where the party's name or number changes, {@code proof}; for an end {@code endsOn},
 * {@code settlement} with {@code sum} and {@code by} where somebody pays, and, if given, {@code other}; of older ones
 * {@code rent} and {@code other} in words.
 */
@Component
public class AgreementTexts {

    private static final Bilingual ON_CONCLUSION =
            new Bilingual("本变更协议成立之日", "the day on which this change agreement is concluded");

    private static final String RENT_PLAN = "contract.rentPlan.";

    private static final String MONTHLY_RENT = "contract.monthlyRent";

    private final ApplicationTrees trees;
    private final RecordedFacts recorded;
    private final Lessors lessors;
    private final AgreedPlans plans;
    private final Clock clock;

    AgreementTexts(ApplicationTrees trees, RecordedFacts recorded, Lessors lessors, AgreedPlans plans, Clock clock) {
        this.plans = plans;
        this.trees = trees;
        this.recorded = recorded;
        this.lessors = lessors;
        this.clock = clock;
    }

    /**
     * The contract that is agreed on.
     *
     * @param electronic whether it says that it may be signed electronically
     * @param text what it says
     * @param rents what is paid by it, and by what was agreed since; null where it states no rent
     */
    public record Original(
            LocalDate concludedOn,
            boolean electronic,
            ContractText text,
            @Nullable RentSchedule rents) {}

    /**
     * What is missing is left out: a clause that needs it says so when it is written.
     *
     * @param position of the agreement within the lease
     * @param askedOn the day of that, the first on which it can be concluded
     */
    public ContractFacts of(
            Lease lease, Agreement kind, int position, ObjectNode terms, LocalDate askedOn, Original original) {
        var facts = CaseFacts.of(application(lease, kind, terms), lessors.current())
                .with("electronic", original.electronic())
                .text("number", WrittenAgreement.number(lease.number(), position))
                .text("original.number", lease.number())
                .text("original.concludedOn", Days.of(original.concludedOn()));
        return switch (kind) {
            case RENEWAL -> renewal(facts, lease, terms.path("changes"), original);
            case CHANGE -> change(facts, lease, terms.path("changes"), askedOn, original);
            case TERMINATION -> termination(facts, terms, currency(trees.of(lease.application())));
        };
    }

    private ContractFacts change(
            ContractFacts stated, Lease lease, JsonNode changes, LocalDate askedOn, Original original) {
        var facts = stated.text("change.effectiveOn", ON_CONCLUSION).list("changes", changes(lease, changes, original));
        var paths = AgreedChanges.lines(changes).stream()
                .map(AgreedChanges.Line::path)
                .toList();
        if (paths.stream().anyMatch(ServerChanges::concerns)) {
            facts = facts.text("change.server", "true");
        }
        if (paths.stream().anyMatch(path -> path.startsWith(RENT_PLAN))) {
            facts = facts.text("change.periods", "true");
        }
        var application = trees.of(lease.application());
        if (PartyChange.isIn(changes)) {
            facts = PartyTexts.addedTo(facts, CaseFacts.of(application, lessors.current()), changes);
        }
        if (lease.inForceAt() == null) {
            var before = CaseFacts.of(application, lessors.current());
            var after = CaseFacts.of(AgreedChanges.applied(application.deepCopy(), changes), lessors.current());
            return WholePriceTexts.termAddedTo(WholePriceTexts.addedTo(facts, before, after), before, after);
        }
        for (var change : changes) {
            if (change.path("path").asText().equals(MONTHLY_RENT) && original.rents() != null) {
                return rent(facts, lease, change, askedOn, original.rents());
            }
        }
        return facts;
    }

    /**
     * Whichever member changes: the application as it would be still makes one contract.
     *
     * @throws dev.serverlease.clause.Unwritable if a price of each unit times the quantity is not the rent
     */
    public void requireOnePrice(Lease lease, JsonNode changes) {
        var shall = AgreedChanges.applied(trees.of(lease.application()), changes);
        if (shall.at("/contract").has("monthlyRent")) {
            CaseFacts.of(shall, lessors.current()).text("price.monthly");
        }
    }

    private ContractFacts rent(
            ContractFacts facts, Lease lease, JsonNode change, LocalDate askedOn, RentSchedule rents) {
        return RentChangeTexts.addedTo(
                facts,
                currency(trees.of(lease.application())),
                new BigDecimal(change.path("before").asText()),
                new BigDecimal(change.path("after").asText()),
                rents,
                askedOn);
    }

    private ContractFacts renewal(ContractFacts priced, Lease lease, JsonNode changes, Original original) {
        var stated = priced.text(
                "renewal.tax",
                priced.is("taxIncluded")
                        ? new Bilingual("（含税）", "tax included")
                        : new Bilingual("（不含税）", "tax not included"));
        var facts = changes.isEmpty()
                ? stated
                : stated.text("renewal.changed", "true").list("changes", changes(lease, changes, original));
        var end = lease.termEndsAt();
        return end == null
                ? facts
                : facts.text(
                        "original.lastDay",
                        Days.of(LocalDate.ofInstant(end, clock.getZone()).minusDays(1)));
    }

    private static ContractFacts termination(ContractFacts facts, ObjectNode terms, String currency) {
        var all = facts.text(
                "termination.on", Days.of(LocalDate.parse(terms.path("endsOn").asText())));
        var settled = EndSettlement.of(terms, currency);
        if (settled.rent() != null) {
            all = all.text("settlement.rent", settled.rent());
        }
        return settled.other() == null ? all : all.text("settlement.other", settled.other());
    }

    private List<Map<String, Bilingual>> changes(Lease lease, JsonNode changes, Original original) {
        var application = trees.of(lease.application());
        return ChangedTerms.of(new ArticleOf(original.text(), application, lessors.current()), application, changes);
    }

    private static String currency(ObjectNode application) {
        return application.path("contract").path("currency").asText("CNY");
    }

    /** The application as it holds now, with the rent and the term of a renewal, or the party as it signs a change. */
    private ObjectNode application(Lease lease, Agreement kind, ObjectNode terms) {
        var application = plans.addedTo(trees.of(lease.application()), lease);
        if (kind == Agreement.CHANGE) {
            return PartyChange.applied(application, terms.path("changes"));
        }
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
