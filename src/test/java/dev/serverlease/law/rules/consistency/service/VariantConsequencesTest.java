package dev.serverlease.law.rules.consistency.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.law.Asked;
import dev.serverlease.law.FactsReader;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Rule;
import dev.serverlease.law.rules.civilcode.TerminationNotice;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Where the consequence depends on the case (SECOND-EDITION, part 5). */
class VariantConsequencesTest {

    @Test
    void whoSeemsToRunACommercialServiceIsToldOfTheOneWithoutALicence() {
        assertThat(consequence(new PublicWithoutIis(), publicUse("[\"WEBSITE\"]", "[]")))
                .as("the rule's usual one")
                .isNull();
        assertThat(consequence(new PublicWithoutIis(), publicUse("[\"WEBSITE\"]", "[\"OWN_GOODS\"]")))
                .isNull();
        assertThat(consequence(new PublicWithoutIis(), publicUse("[\"WEBSITE\"]", "[\"MEMBERSHIP\"]")))
                .isEqualTo("K12");
        assertThat(consequence(new PublicWithoutIis(), publicUse("[\"GAME\"]", "[]")))
                .isEqualTo("K12");
    }

    @Test
    void whoJoinsOwnPlatformsIsToldOfTheChannelAndNotOfBusiness() {
        assertThat(consequence(new TunnelBusiness(), tunnel("NO"))).isEqualTo("K8");
        assertThat(consequence(new TunnelBusiness(), tunnel("YES")))
                .as("the rule's usual one")
                .isNull();
    }

    @Test
    void whoIsLateIsToldThatTheRightLapses() {
        assertThat(consequence(new TerminationNotice(), notice("2025-11-01")))
                .as("late")
                .isEqualTo("K40");
        assertThat(consequence(new TerminationNotice(), "{\"termination\": {\"chosen\": true}}"))
                .as("no notice: the rule's usual one")
                .isNull();
    }

    private static String notice(String known) {
        return "{\"termination\": {\"chosen\": true, \"groundKnownSince\": \"" + known
                + "\", \"noticeArrivedOn\": \"2026-11-20\", \"arrivalProofRef\": \"EMS-1\"}}";
    }

    private static String publicUse(String activities, String revenue) {
        return "{\"use\": {\"iis\": \"NONE\", \"audience\": \"MAINLAND_PUBLIC\", \"activityCodes\": " + activities
                + ", \"revenue\": " + revenue + "}}";
    }

    private static String tunnel(String business) {
        return "{\"channel\": {\"kind\": \"TUNNEL_OR_PROXY\", \"purpose\": \"CONNECT_DC_OR_PLATFORM\"}, "
                + "\"use\": {\"telecomBusiness\": \"" + business + "\", \"activityCodes\": [\"OFFICE\"]}}";
    }

    private static String consequence(Rule rule, String facts) {
        return rule.check(FactsReader.facts(facts), new Asked(Occasion.CHECKS, LocalDate.of(2026, 12, 1)))
                .consequence();
    }
}
