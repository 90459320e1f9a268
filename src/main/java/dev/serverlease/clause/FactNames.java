package dev.serverlease.clause;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The facts that conditions of clauses may ask for, and the codes that each may have. The first code is the one of the
 * plainest lease; a fact that the application leaves open has it too.
 */
final class FactNames {

    static final String YES = "true";
    static final String NO = "false";

    private static final Map<String, List<String>> CODES = new LinkedHashMap<>();

    static {
        codes("assetKind", "BARE_METAL", "VPS", "CLOUD");
        codes(
                "channelKind",
                "UNKNOWN",
                "PUBLIC_INTERNET",
                "INTL_PRIVATE_LINE",
                "TUNNEL_OR_PROXY",
                "SELF_BUILT",
                "SATELLITE",
                "OTHER");
        codes(
                "lesseeKind",
                "COMPANY",
                "INDIVIDUAL",
                "PUBLIC_INSTITUTION",
                "STATE_ORGAN",
                "OVERSEAS",
                "SOLE_TRADER",
                "SOCIAL_ORGANISATION");
        codes("lessorKind", "MAINLAND_COMPANY", "MAINLAND_INDIVIDUAL", "OVERSEAS_ENTITY");
        codes("lessorTitle", "UNKNOWN", "OWNER", "LESSEE_WITH_CONSENT", "LESSEE_NO_CONSENT");
        codes("iis", "NONE", "NON_COMMERCIAL", "COMMERCIAL");
        codes("audience", "UNKNOWN", "INTERNAL", "MAINLAND_PUBLIC", "OVERSEAS_ONLY");
        codes("mechanism", "NONE", "ASSESSMENT", "STANDARD_CONTRACT", "CERTIFICATION");
        codes("depositKind", "NONE", "SECURITY", "EARNEST");
        codes("rentBasis", "HANDOVER", "FIXED");
        codes("priceBasis", "WHOLE", "PER_UNIT");
        codes("repair", "LESSOR_ALL", "LESSOR_HARDWARE", "LESSEE");
        codes("renewal", "BY_AGREEMENT", "NONE");
        codes("disputes", "COURT", "ARBITRATION");
        for (var yesOrNo : List.of(
                "lesseeConsumer",
                "hasPi",
                "crossBorderApproval",
                "sublet",
                "grossUp",
                "foreignRelated",
                "electronic",
                "eSignConsent",
                "taxWithheld",
                "paymentFiled",
                "permitsEndWithin",
                "conditionsOpen",
                "specialTerms",
                "piKindsStated")) {
            codes(yesOrNo, NO, YES);
        }
        codes("taxIncluded", YES, NO);
    }

    private FactNames() {}

    /** The codes of a fact, the plainest first; empty if there is no such fact. */
    static List<String> codes(String fact) {
        return CODES.getOrDefault(fact, List.of());
    }

    static String plainest(String fact) {
        return codes(fact).get(0);
    }

    static Set<String> all() {
        return CODES.keySet();
    }

    private static void codes(String fact, String... codes) {
        CODES.put(fact, List.of(codes));
    }
}
