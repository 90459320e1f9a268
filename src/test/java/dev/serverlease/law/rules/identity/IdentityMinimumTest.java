package dev.serverlease.law.rules.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serverlease.law.Asked;
import dev.serverlease.law.FactsReader;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.facts.IdentityFacts;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.Verification;
import dev.serverlease.law.facts.Verification.Subject;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class IdentityMinimumTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final String DONE =
            "'method': 'ORIGINAL_SEEN', 'at': '2026-11-01', 'by': 'legal1', 'documentDigest': 'd1'";

    @Test
    void onlyMatchesWithAValidDocumentCount() {
        var identity = identity(
                "",
                "{'number': 1, 'result': 'MATCH', " + DONE + "}",
                "{'number': 2, 'result': 'MISMATCH', " + DONE + "}",
                "{'number': 3, 'result': 'MATCH', 'documentValidTo': '2026-11-25', " + DONE + "}",
                "{'number': 4, 'result': 'MATCH', 'documentValidTo': '2026-11-24', " + DONE + "}");
        assertThat(IdentityMinimum.counting(identity, at(Occasion.CHECKS)))
                .extracting(Verification::number)
                .containsExactly(1L, 3L);
    }

    @Test
    void beforeAHandOverOnlyRecentOnesCount() {
        var identity = identity(
                "",
                "{'number': 1, 'result': 'MATCH', 'at': '2020-01-01'}",
                "{'number': 2, 'result': 'MATCH', 'at': '2026-11-01'}",
                "{'number': 3, 'result': 'MATCH'}");
        assertThat(IdentityMinimum.counting(identity, at(Occasion.ACTIVATION)))
                .extracting(Verification::number)
                .containsExactly(2L);
        assertThat(IdentityMinimum.counting(identity, at(Occasion.CHECKS))).hasSize(3);
    }

    @Test
    void afterADoubtOnlyLaterOnesCount() {
        var records = new String[] {
            "{'number': 1, 'result': 'MATCH'}",
            "{'number': 2, 'result': 'MATCH'}",
            "{'number': 3, 'result': 'MATCH'}",
            "{'result': 'MATCH'}"
        };
        assertThat(IdentityMinimum.undoubted(identity(", 'doubts': ['RED_FLAG'], 'doubtedAfter': 2", records)))
                .extracting(Verification::number)
                .containsExactly(3L);
        assertThat(IdentityMinimum.undoubted(identity(", 'doubtedAfter': 2", records)))
                .as("no doubt any more")
                .hasSize(4);
    }

    @Test
    void soleTraderNeedsTheRegisterTheOperatorAndAnotherSigner() {
        var trader = "'kind': 'SOLE_TRADER', 'signerIsLegalRep': ";
        var nothing = minimum(trader + "false");
        assertThat(nothing.open()).containsExactly(Subject.LESSEE, Subject.SIGNER, Subject.OPERATOR);
        assertThat(nothing.isMet()).isFalse();
        var register =
                "{'subject': 'LESSEE', " + DONE.replace("ORIGINAL_SEEN", "REGISTER_QUERY") + ", 'result': 'MATCH'}";
        var operator = "{'subject': 'OPERATOR', " + DONE + ", 'result': 'MATCH', 'checks': ['PHONE_OWNED']}";
        assertThat(minimum(trader + "true", register, operator).open())
                .as("the operator's power to sign is asked for")
                .containsExactly(Subject.OPERATOR);
        var able = operator.replace("'PHONE_OWNED'", "'PHONE_OWNED', 'SIGNER_POWER'");
        assertThat(minimum(trader + "true", register, able).isMet()).isTrue();
        assertThat(minimum(trader + "false", register, able).open()).containsExactly(Subject.SIGNER);
        assertThat(minimum(trader + "true", able).open()).as("the register").containsExactly(Subject.LESSEE);
    }

    @Test
    void recordWithoutMethodTimePersonOrDigestDoesNotCount() {
        assertThat(minimum("'kind': 'INDIVIDUAL'", person(DONE)).isMet()).isTrue();
        for (var part : DONE.split(", ")) {
            assertThat(minimum("'kind': 'INDIVIDUAL'", person(DONE.replace(part, "'note': ''")))
                            .open())
                    .as("without " + part)
                    .containsExactly(Subject.LESSEE);
        }
    }

    @Test
    void unknownKindIsAnErrorOfTheCaller() {
        assertThatThrownBy(() -> minimum("'kind': null")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String person(String done) {
        return "{'subject': 'LESSEE', 'result': 'MATCH', 'checks': ['PHONE_OWNED'], " + done + "}";
    }

    private static IdentityMinimum minimum(String lessee, String... records) {
        LeaseFacts facts =
                facts("'lessee': {" + lessee + "}, 'identity': {'records': [" + String.join(",", records) + "]}");
        return IdentityMinimum.of(facts.lessee(), facts.identity().records());
    }

    private static IdentityFacts identity(String more, String... records) {
        return facts("'identity': {'records': [" + String.join(",", records) + "]" + more + "}")
                .identity();
    }

    private static LeaseFacts facts(String parts) {
        return FactsReader.facts("{" + parts.replace('\'', '"') + "}");
    }

    private static Asked at(Occasion occasion) {
        return new Asked(occasion, TODAY, TODAY);
    }
}
