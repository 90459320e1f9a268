package dev.serverlease.clause.terms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.clause.ContractFacts;
import dev.serverlease.config.LeaseSettings.Lessor;
import dev.serverlease.law.facts.LessorFacts.Kind;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.storage.Latest;
import java.util.Map;
import java.util.Set;

/** The facts of a contract that the application and the lessor's entry give; the same at the review and at drafting. */
public final class CaseFacts {

    /**
     * What only later shows: conditions and special terms are the officer's, what the law tells is asked when the draft
     * is written.
     */
    private static final Set<String> LATER =
            Set.of("conditionsOpen", "specialTerms", "taxWithheld", "paymentFiled", "permitsEndWithin");

    /** The facts that a member of the application states under another or the same name. */
    private static final Map<String, String> STATED = Map.ofEntries(
            Map.entry("assetKind", "server.assetKind"),
            Map.entry("channelKind", "channel.kind"),
            Map.entry("lesseeKind", "lessee.kind"),
            Map.entry("iis", "use.iis"),
            Map.entry("audience", "use.audience"),
            Map.entry("hasPi", "data.hasPi"),
            Map.entry("mechanism", "data.mechanism"),
            Map.entry("sublet", "contract.subletAllowed"),
            Map.entry("rentBasis", "contract.rentBasis"),
            Map.entry("taxIncluded", "contract.taxIncluded"),
            Map.entry("grossUp", "contract.grossUp"),
            Map.entry("repair", "contract.repair"),
            Map.entry("renewal", "contract.renewal"),
            Map.entry("disputes", "contract.disputes"),
            Map.entry("eSignConsent", "contract.eSignConsent"));

    /** They follow from what is stated alone, and are asked for at each step of a lease. */
    private static final Map<Stated, ContractFacts> LATELY = Latest.of(200);

    /** @param application as text, for the tree is the caller's, who may change it */
    private record Stated(String application, Lessor lessor) {}

    private CaseFacts() {}

    /**
     * What is missing is left out: a clause that needs it says so when it is written.
     *
     * @param application of a lease, valid by its schema
     */
    public static ContractFacts of(ObjectNode application, Lessor lessor) {
        return Latest.get(LATELY, new Stated(application.toString(), lessor), any -> read(application, lessor));
    }

    private static ContractFacts read(ObjectNode application, Lessor lessor) {
        var stated = new StatedTerms(application);
        var facts = codes(stated, lessor).open(LATER);
        facts = LessorTexts.addedTo(facts, lessor);
        facts = LesseeTexts.addedTo(facts, stated);
        facts = LeaseTexts.addedTo(facts, stated);
        facts = places(facts);
        facts = MoneyTexts.addedTo(facts, stated);
        return TermTexts.addedTo(facts, stated);
    }

    /**
     * Signed and performed where the lessor is; where that is abroad, at a lessee of the mainland, whose courts decide
     * (Civil Procedure Law arts. 35, 277).
     */
    private static ContractFacts places(ContractFacts facts) {
        boolean atLessee = facts.code("lessorKind").equals(Kind.OVERSEAS_ENTITY.name())
                && !facts.code("lesseeKind").equals("OVERSEAS")
                && facts.isGiven("lessee.domicile");
        var place = facts.text(atLessee ? "lessee.domicile" : "lessor.domicile");
        return facts.text("place.signing", place).text("place.performance", place);
    }

    private static ContractFacts codes(StatedTerms stated, Lessor lessor) {
        var facts = ContractFacts.plainest();
        for (var fact : STATED.entrySet()) {
            var code = stated.text(fact.getValue()).orElse("");
            facts = facts.withKnown(fact.getKey(), code);
        }
        boolean individual = facts.code("lesseeKind").equals("INDIVIDUAL");
        return facts.text("forum.decider", decider(facts.code("disputes")))
                .with("lessorKind", lessor.kind().name())
                .with("lessorTitle", lessor.title().name())
                .with("depositKind", depositKind(stated))
                .with("priceBasis", stated.has("contract.unitRent") ? "PER_UNIT" : "WHOLE")
                .with("lesseeConsumer", individual && !stated.is("lessee.consumer", "false"))
                .with(
                        "crossBorderApproval",
                        !facts.code("mechanism").equals("NONE") || stated.has("channel.approvalRef"))
                .with(
                        "electronic",
                        !stated.is("contract.signatureKind", "HANDWRITTEN", "SEAL")
                                && !stated.is("contract.eSignConsent", "false"))
                .with("foreignRelated", isForeignRelated(stated, lessor));
    }

    /**
     * Who decides disputes; a court named beside arbitration would void it (interpretation of the Arbitration Law, art.
     * 7).
     */
    private static Bilingual decider(String disputes) {
        return disputes.equals("ARBITRATION") ? new Bilingual("仲裁机构", "arbitral body") : new Bilingual("人民法院", "court");
    }

    /**
     * Money that nobody called earnest money secures; earnest money must be named (interpretation of 2023, art. 67).
     */
    private static String depositKind(StatedTerms stated) {
        if (stated.amount("contract.deposit").filter(sum -> sum.signum() > 0).isEmpty()) {
            return "NONE";
        }
        return stated.is("contract.depositKind", "EARNEST") ? "EARNEST" : "SECURITY";
    }

    /** A party or the object abroad (Interpretation (1) on the law applicable to foreign-related relations, art. 1). */
    private static boolean isForeignRelated(StatedTerms stated, Lessor lessor) {
        return stated.is("lessee.kind", "OVERSEAS")
                || lessor.kind() == Kind.OVERSEAS_ENTITY
                || !stated.is("server.country", "CN");
    }
}
