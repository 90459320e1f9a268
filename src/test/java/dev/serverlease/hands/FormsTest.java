package dev.serverlease.hands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every task, every answer, without a browser: the form that is deployed shows and asks for what somebody enters, and
 * what it would send is taken and recorded. {@link HandsTest} does the same by clicks and keys. With {@code -Dhands=}
 * only the rows whose name match this pattern.
 */
@ServerLeaseTest
class FormsTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient jdbc;

    static Stream<Hand> hands() {
        return Hand.chosen();
    }

    @ParameterizedTest
    @MethodSource("hands")
    void formTakesWhatIsEnteredAndWhatItSendsIsRecorded(Hand hand) {
        clock.set(SettableClock.START);
        var number = hand.lease().apply(lease);
        var task = lease.taskId(number, hand.task());
        if (Hand.isFree(jdbc, task)) {
            LeaseDriver.expectDone(lease.claim(hand.user(), task));
        }
        var form = FilledForm.of(lease, hand.user(), task);
        assertThat(form.view().path("number").asText()).isEqualTo(number);
        assertThat(form.keepsOut(hand.user()))
                .as("it is not for " + hand.user())
                .isFalse();
        assertThat(form.named())
                .as("what is missing at first")
                .containsAll(FormSchema.of(hand.form()).askedAtOnce(hand.entries()));
        hand.entries().forEach(entry -> {
            if (entry.asked()) {
                assertThat(form.named()).as("what is missing").contains(entry.key());
            }
            form.enter(entry.key(), entry.value());
        });
        assertThat(form.missing()).as("what is missing at the end").isEmpty();
        LeaseDriver.expectDone(
                lease.call(hand.user(), "POST", "/engine-rest/task/" + task + "/submit-form", form.submission()));
        hand.isRecorded(jdbc, number, task);
    }
}
