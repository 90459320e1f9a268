package dev.serverlease.stage.legalreview;

import dev.serverlease.law.RuleId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the officer found on the lessor's knowledge, on the lease's object and on the lessee's identity (Cybersecurity
 * Law arts. 26, 29; Anti-Telecom Fraud Law art. 21; Civil Code arts. 146, 153, 154), as the facts that the rules of
 * legal review read.
 */
enum Integrity {
    NONE,
    KNOWS_OF_UNLAWFUL_USE,
    UNLAWFUL_OBJECT,
    SHAM,
    COLLUSION,
    /** Refused, forged or borrowed identity; a warning sign alone is not enough (STATUTES 0.6). */
    IDENTITY_REFUSED;

    private static final Map<String, Integrity> MEMBERS = Map.of(
            "lessorKnowsOfUnlawfulUse", KNOWS_OF_UNLAWFUL_USE,
            "unlawfulObject", UNLAWFUL_OBJECT,
            "sham", SHAM,
            "collusion", COLLUSION);

    /** The values that the form sends. */
    static Set<String> names() {
        return Arrays.stream(values()).map(Enum::name).collect(Collectors.toSet());
    }

    /**
     * The section {@code legalReview} of a decision with a ground; the ground itself is the record of the purpose
     * review (Anti-Telecom-Fraud Law art. 25).
     *
     * @param said name of a constant; empty if the officer did not say
     * @param cleared the rules that the officer found not violated
     */
    static Map<String, Object> facts(String said, List<RuleId> cleared) {
        var facts = new HashMap<String, Object>();
        facts.put("purposeReviewRecorded", true);
        facts.put("clearedRules", cleared.stream().map(RuleId::value).toList());
        MEMBERS.forEach((member, integrity) ->
                facts.put(member, said.equals(NONE.name()) ? "NO" : said.equals(integrity.name()) ? "YES" : "UNKNOWN"));
        return facts;
    }

    /**
     * The facts of the section {@code lessee} that the officer's answer affects.
     *
     * @param verified what the application says about it; null if it says nothing
     */
    static Map<String, Object> lessee(String said, @Nullable Boolean verified) {
        var facts = new HashMap<String, Object>();
        if (verified != null) {
            facts.put("idVerified", verified);
        }
        if (said.equals(NONE.name()) || said.equals(IDENTITY_REFUSED.name())) {
            facts.put("identityRefused", said.equals(IDENTITY_REFUSED.name()));
        }
        return facts;
    }

    /** The facts to record for a decision, by section; a refused identity is kept for later rounds of the lease. */
    static Map<String, Map<String, Object>> recorded(String said, List<RuleId> cleared) {
        var legalReview = facts(said, cleared);
        return said.equals(IDENTITY_REFUSED.name())
                ? Map.of("legalReview", legalReview, "lessee", Map.of("identityRefused", true))
                : Map.of("legalReview", legalReview);
    }
}
