package dev.serverlease.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The three sample applications on 2026-12-01: everything that is neither satisfied nor inapplicable. */
class SamplesTest {

    @Test
    void ownOfficeGoesStraightToLegalReview() {
        assertThat(remarksOn("own-office"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("data.pi-below-threshold", Outcome.INFO));
    }

    @Test
    void vpnResaleIsRejectedForCrossBorderBusinessAlone() {
        assertThat(remarksOn("vpn-resale"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("channel.cross-border-business", Outcome.BLOCK));
    }

    @Test
    void shopWithoutLicenceGoesBackToBeCompleted() {
        assertThat(remarksOn("shop-without-licence"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "iis.commercial-licence", Outcome.REQUIRE,
                        "iis.filing-server-abroad", Outcome.REVIEW,
                        "channel.public-internet-ok", Outcome.INFO,
                        "data.pi-below-threshold", Outcome.INFO));
    }

    private static Map<String, Outcome> remarksOn(String sample) {
        return Rulebook.current().ask(Occasion.CHECKS, FactsReader.sample(sample), LocalDate.of(2026, 12, 1)).stream()
                .filter(finding -> finding.outcome().compareTo(Outcome.SATISFIED) < 0)
                .collect(Collectors.toMap(finding -> finding.rule().value(), Finding::outcome));
    }
}
