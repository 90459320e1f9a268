package dev.serverlease.law;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.PermitFacts;
import dev.serverlease.law.rules.Rulebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The three sample applications on 2026-12-01: everything that is neither satisfied nor inapplicable. */
class SamplesTest {

    /** What the later stages of a lawful lease record, added to the application. */
    private static final String LATER_STAGES = """
            {"contract": {"isStandardForm": true, "keyTermsHighlighted": true,
                "fields": ["QUALITY", "LIABILITY", "DISPUTES"],
                "clauses": ["purpose", "lawful-use", "review-right", "suspension", "termination", "no-resale", "incident",
                    "electronic-signature"]},
             "legalReview": {"purposeReviewRecorded": true, "lessorKnowsOfUnlawfulUse": "NO", "unlawfulObject": "NO",
                "sham": "NO", "collusion": "NO"},
             "activation": {"allPartiesSigned": true, "unresolvedFindings": 0, "blockingFindings": 0,
                "logRetentionMonths": 6, "publicSecurityFilingRef": "京公网安备11010802032137号"},
             "identity": {"enteredBy": "sales1", "records": [
                {"number": 1, "subject": "LESSEE", "method": "REGISTER_QUERY", "at": "2026-12-01", "by": "compliance1",
                    "bySalesOnly": false, "documentDigest": "DIGEST", "reference": "GS-1", "result": "MATCH",
                    "checks": ["NAME", "NUMBER", "REGISTER_STATUS", "SIGNER_POWER"]},
                {"number": 2, "subject": "SIGNER", "method": "VIDEO_LIVE", "at": "2026-12-01", "by": "compliance1",
                    "bySalesOnly": false, "documentDigest": "DIGEST", "documentValidTo": "2030-01-01",
                    "result": "MATCH", "checks": ["PHOTO", "NAME", "NUMBER", "PHONE_OWNED"]}]},
             "review": {"intervalDays": 90, "actualUseMatches": true, "illegalContentFound": false, "sublet": false},
             "termination": {"chosen": false, "endedOn": "2027-01-31", "accessRevokedOn": "2027-01-31",
                "dataDisposedOn": "2027-01-31", "logsKeptUntil": "2027-07-31",
                "impactAssessmentKeptUntil": "2030-01-31"}}
            """.replace("DIGEST", "ab".repeat(32));

    private static final Set<Occasion> BEFORE_THE_TERM =
            EnumSet.of(Occasion.CHECKS, Occasion.LEGAL_REVIEW, Occasion.CONTRACT);

    @Test
    void ownOfficeGoesStraightToLegalReview() {
        assertThat(remarksOn("own-office"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "data.pi-below-threshold", Outcome.INFO,
                        "duty.pi-audit", Outcome.INFO,
                        "duty.network-id", Outcome.INFO,
                        "identity.evidence", Outcome.INFO,
                        "place.country-note", Outcome.INFO));
    }

    /** Whoever tries the README sees when rent is due, and the payment in figures. */
    @Test
    void theSampleOfTheReadmeSaysInFiguresWhenRentIsPaid() throws IOException {
        var sample = "src/test/resources/law/samples/own-office.json";
        assertThat(Files.readString(Path.of("README.md"))).contains("-d @" + sample);

        var contract = new ObjectMapper().readTree(Path.of(sample).toFile()).path("contract");
        assertThat(contract.at("/rentPlan/period").asText()).isEqualTo("QUARTER");
        assertThat(contract.at("/rentPlan/dueDays").asInt()).isEqualTo(5);
    }

    @Test
    void vpnResaleIsRejectedForCrossBorderBusinessAndLeavesOpenWhetherResourcesAreReletToo() {
        assertThat(remarksOn("vpn-resale"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "channel.cross-border-business", Outcome.BLOCK,
                        "channel.resource-reletting", Outcome.UNDETERMINED,
                        "duty.network-id", Outcome.INFO,
                        "identity.evidence", Outcome.INFO,
                        "consistency.tunnel-business", Outcome.BLOCK,
                        "consistency.telecom-permit", Outcome.REQUIRE,
                        "consistency.telecom-undeclared", Outcome.REQUIRE,
                        "consistency.channel-provider", Outcome.REQUIRE,
                        "consistency.public-without-iis", Outcome.REVIEW,
                        "place.country-note", Outcome.INFO));
    }

    @Test
    void shopWithoutLicenceGoesBackToBeCompleted() {
        assertThat(remarksOn("shop-without-licence"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "iis.commercial-licence", Outcome.REQUIRE,
                        "iis.filing-server-abroad", Outcome.REVIEW,
                        "channel.public-internet-ok", Outcome.INFO,
                        "data.pi-below-threshold", Outcome.INFO,
                        "duty.ecommerce-notice", Outcome.INFO,
                        "duty.pi-audit", Outcome.INFO,
                        "duty.network-id", Outcome.INFO,
                        "identity.evidence", Outcome.INFO,
                        "place.country-note", Outcome.INFO));
    }

    @Test
    void aPermitWithoutTheCloudItemIsToBeSuppliedForVirtualServersOnly() {
        UnaryOperator<PermitFacts> withoutCloud = permit -> permit(permit, Set.of(), permit.coverage());
        assertThat(remarks(leasedUnder("own-office", withoutCloud))).isEqualTo(remarksOn("own-office"));
        for (String sample : List.of("vpn-resale", "shop-without-licence")) {
            assertThat(remarks(leasedUnder(sample, withoutCloud)))
                    .containsEntry("lessor.licence-idc", Outcome.REQUIRE)
                    .containsAllEntriesOf(remarksOn(sample));
        }
    }

    @Test
    void aPermitThatIsNotNationwideGoesToTheOfficer() {
        for (String sample : List.of("own-office", "vpn-resale", "shop-without-licence")) {
            Map<String, Outcome> expected = new HashMap<>(remarksOn(sample));
            expected.put("lessor.permit-scope", Outcome.REVIEW);
            assertThat(remarks(leasedUnder(sample, permit -> permit(permit, permit.items(), Set.of("广东")))))
                    .isEqualTo(expected);
        }
    }

    @Test
    void theOfficeDraftedAndReviewedPassesEveryLaterStage() {
        LeaseFacts facts = FactsReader.sampleWith("own-office", LATER_STAGES);
        for (Occasion occasion : Occasion.values()) {
            LocalDate day = BEFORE_THE_TERM.contains(occasion) ? LocalDate.of(2026, 12, 1) : LocalDate.of(2027, 2, 1);
            assertThat(Rulebook.current().ask(occasion, facts, day))
                    .filteredOn(finding -> finding.outcome().isViolated())
                    .as(occasion.name())
                    .isEmpty();
        }
    }

    private static PermitFacts permit(PermitFacts permit, Set<String> items, Set<String> coverage) {
        return new PermitFacts(
                permit.no(),
                permit.holderUscc(),
                permit.categories(),
                items,
                coverage,
                permit.validTo(),
                permit.status(),
                permit.authorisedSubsidiary(),
                permit.renewalAppliedOn());
    }

    private static LeaseFacts leasedUnder(String sample, UnaryOperator<PermitFacts> change) {
        LeaseFacts facts = FactsReader.sample(sample);
        JsonNode permit =
                FactsReader.MAPPER.valueToTree(change.apply(facts.lessor().permit()));
        ObjectNode tree = FactsReader.MAPPER.valueToTree(facts);
        ((ObjectNode) tree.get("lessor")).set("permit", permit);
        return FactsReader.facts((Object) tree);
    }

    private static Map<String, Outcome> remarksOn(String sample) {
        return remarks(FactsReader.sample(sample));
    }

    private static Map<String, Outcome> remarks(LeaseFacts facts) {
        return Rulebook.current().ask(Occasion.CHECKS, facts, LocalDate.of(2026, 12, 1)).stream()
                .filter(finding -> finding.outcome().compareTo(Outcome.SATISFIED) < 0)
                .collect(Collectors.toMap(finding -> finding.rule().value(), Finding::outcome));
    }
}
