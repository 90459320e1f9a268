package dev.serverlease.law.consequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.law.InForce;
import dev.serverlease.law.Message;
import org.junit.jupiter.api.Test;

/** How a consequence is shown beside a finding. */
class ConsequenceTest {

    @Test
    void itsSourceStandsBeforeTheFullStop() {
        var stopped = new Consequence(
                "K0",
                new Message("合同无效。", "The contract is void."),
                new Message("某法", "an act"),
                InForce.since("2021-01-01"));
        assertThat(stopped.sentence())
                .isEqualTo(new Message("法律后果：合同无效（某法）。", "Consequence: The contract is void (an act)."));
        var open = new Consequence(
                "K0",
                new Message("合同无效", "The contract is void"),
                new Message("某法", "an act"),
                InForce.since("2021-01-01"));
        assertThat(open.sentence()).isEqualTo(stopped.sentence());
    }
}
