package dev.serverlease.law.rules.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serverlease.law.Asked;
import dev.serverlease.law.FactsReader;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.facts.IdentityFacts;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LesseeFacts;
import dev.serverlease.law.facts.Verification;
import dev.serverlease.law.facts.Verification.Subject;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which verifications count, of whom they are asked, and what of the minimum is missing. */
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "LESSEE   | 'kind': 'INDIVIDUAL'",
                "LESSEE   | 'kind': 'INDIVIDUAL', 'name': 'Li Si', 'signerName': 'LISI'",
                "SIGNER   | 'kind': 'INDIVIDUAL', 'name': 'Li Si', 'signerName': 'Wang Wu'",
                "GUARDIAN | 'kind': 'INDIVIDUAL', 'signerName': 'Wang Wu', 'signerIsGuardian': true",
                "OPERATOR | 'kind': 'SOLE_TRADER'",
                "OPERATOR | 'kind': 'SOLE_TRADER', 'signerIsLegalRep': true",
                "SIGNER   | 'kind': 'SOLE_TRADER', 'signerIsLegalRep': false",
                "SIGNER   | 'kind': 'COMPANY', 'signerIsLegalRep': true",
                "SIGNER   | 'kind': 'OVERSEAS'",
            })
    void namedSignerIsVerifiedAs(Subject subject, String lessee) {
        assertThat(IdentityMinimum.signing(lessee(lessee))).isEqualTo(subject);
    }

    /** A bank transfer is no method by which a person is verified. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "true  | 'kind': 'INDIVIDUAL' | LESSEE | ORIGINAL_SEEN | 'PHONE_OWNED'",
                "false | 'kind': 'INDIVIDUAL' | LESSEE | BANK_TRANSFER | 'PHONE_OWNED'",
                "false | 'kind': 'INDIVIDUAL' | LESSEE | ORIGINAL_SEEN | 'PHOTO'",
                "false | 'kind': 'INDIVIDUAL' | SIGNER | ORIGINAL_SEEN | 'PHONE_OWNED'",
                "true  | 'kind': 'INDIVIDUAL', 'signerIsGuardian': true | GUARDIAN | ORIGINAL_SEEN | 'PHONE_OWNED'",
                "false | 'kind': 'INDIVIDUAL', 'signerIsGuardian': true | GUARDIAN | BANK_TRANSFER | 'PHONE_OWNED'",
                "false | 'kind': 'INDIVIDUAL', 'signerIsGuardian': true | GUARDIAN | ORIGINAL_SEEN | 'PHOTO'",
                "true  | 'kind': 'SOLE_TRADER' | OPERATOR | ORIGINAL_SEEN | 'PHONE_OWNED', 'SIGNER_POWER'",
                "false | 'kind': 'SOLE_TRADER' | OPERATOR | BANK_TRANSFER | 'PHONE_OWNED', 'SIGNER_POWER'",
                "false | 'kind': 'SOLE_TRADER' | OPERATOR | ORIGINAL_SEEN | 'PHONE_OWNED'",
                "false | 'kind': 'SOLE_TRADER' | OPERATOR | ORIGINAL_SEEN | 'SIGNER_POWER'",
                "true  | 'kind': 'COMPANY' | SIGNER | ORIGINAL_SEEN | 'PHONE_OWNED', 'SIGNER_POWER'",
                "false | 'kind': 'COMPANY' | SIGNER | ORIGINAL_SEEN | 'SIGNER_POWER'",
                "false | 'kind': 'COMPANY' | SIGNER | ORIGINAL_SEEN | 'PHONE_OWNED'",
                "true  | 'kind': 'OVERSEAS' | SIGNER | ORIGINAL_SEEN | 'PHOTO'",
                "false | 'kind': 'OVERSEAS' | SIGNER | BANK_TRANSFER | 'PHOTO'",
                "true  | 'kind': 'OVERSEAS', 'signerIsLegalRep': false | SIGNER | ORIGINAL_SEEN | 'SIGNER_POWER'",
                "false | 'kind': 'OVERSEAS', 'signerIsLegalRep': false | SIGNER | ORIGINAL_SEEN | 'PHOTO'",
            })
    void minimumOfTheNamedSigner(boolean met, String lessee, String subject, String method, String checks) {
        var minimum = IdentityMinimum.ofNamedSigner(lessee(lessee), records(record(subject, method, checks)));
        assertThat(minimum.isMet()).isEqualTo(met);
    }

    /** Whoever signs, even whom the application does not name. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "true  | COMPANY  | ORIGINAL_SEEN | 'PHONE_OWNED', 'SIGNER_POWER'",
                "false | COMPANY  | BANK_TRANSFER | 'PHONE_OWNED', 'SIGNER_POWER'",
                "false | COMPANY  | ORIGINAL_SEEN | 'PHONE_OWNED'",
                "false | COMPANY  | ORIGINAL_SEEN | 'SIGNER_POWER'",
                "true  | OVERSEAS | ORIGINAL_SEEN | 'SIGNER_POWER'",
                "false | OVERSEAS | BANK_TRANSFER | 'SIGNER_POWER'",
                "false | OVERSEAS | ORIGINAL_SEEN | 'PHONE_OWNED'",
            })
    void minimumOfOneWhoSigns(boolean met, String kind, String method, String checks) {
        var minimum =
                IdentityMinimum.ofSigner(lessee("'kind': '" + kind + "'"), records(record("SIGNER", method, checks)));
        assertThat(minimum.isMet()).isEqualTo(met);
        assertThat(minimum.open().isEmpty()).isEqualTo(met);
    }

    private static String record(String subject, String method, String checks) {
        return "{'subject': '" + subject + "', 'result': 'MATCH', 'checks': [" + checks + "], "
                + DONE.replace("ORIGINAL_SEEN", method) + "}";
    }

    private static List<Verification> records(String... records) {
        return identity("", records).records();
    }

    private static LesseeFacts lessee(String facts) {
        return facts("'lessee': {" + facts + "}").lessee();
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
