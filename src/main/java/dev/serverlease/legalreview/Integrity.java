package dev.serverlease.legalreview;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the officer found on the lessor's knowledge and on the lease's object (Cybersecurity Law art. 29; Civil Code
 * arts. 146, 153, 154), as the facts that the rules of legal review ask.
 */
enum Integrity {
    NONE,
    KNOWS_OF_UNLAWFUL_USE,
    UNLAWFUL_OBJECT,
    SHAM,
    COLLUSION;

    private static final Map<String, Integrity> MEMBERS = Map.of(
            "lessorKnowsOfUnlawfulUse", KNOWS_OF_UNLAWFUL_USE,
            "unlawfulObject", UNLAWFUL_OBJECT,
            "sham", SHAM,
            "collusion", COLLUSION);

    /**
     * The section {@code legalReview} of a decision with a ground, which itself is the record of the purpose's review
     * (Anti-Telecom-Fraud Law art. 25).
     *
     * @param said name of a constant; empty where the officer did not say
     * @param cleared the rules of which the officer found that nothing is violated
     */
    static Map<String, Object> facts(String said, List<String> cleared) {
        var facts = new HashMap<String, Object>();
        facts.put("purposeReviewRecorded", true);
        facts.put("clearedRules", cleared);
        MEMBERS.forEach((member, integrity) ->
                facts.put(member, said.equals(NONE.name()) ? "NO" : said.equals(integrity.name()) ? "YES" : "UNKNOWN"));
        return facts;
    }
}
