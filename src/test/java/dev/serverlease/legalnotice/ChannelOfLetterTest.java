package dev.serverlease.legalnotice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.notification.MailTrap;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SmallPdf;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A letter that goes by mail and by post is back only by the way by which it came back; the other still runs. */
@ServerLeaseTest
class ChannelOfLetterTest extends WithLetters {

    private static final Person COMPLIANCE = new Person("compliance1", List.of(Groups.COMPLIANCE));

    @BeforeEach
    void aSealedDemand() {
        demandSealed();
        assertThat(lease.claim("compliance1", lease.taskId(number, "Task_DemandRent"))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void aMailThatBouncesLeavesThePostedLetterUnderWay() throws IOException {
        try (var trap = trap()) {
            trap.start();
            mailed(trap);
            trap.deliver();
            round.round();
        }
        at("2026-12-02T10:00:00+08:00");
        done("legal-notice-postings", Map.of("notice", letter(), "how", "EMS 1234567890"));
        assertThat(shown().path("sendable").asBoolean())
                .as("the mail runs already")
                .isFalse();
        stored.unchangedBy(() -> refused(back(Map.of()), 400, "channel", "邮件", "邮寄"));
        at("2026-12-03T10:00:00+08:00");
        assertThat(back(Map.of("channel", "MAIL")).status()).isEqualTo(202);

        assertThat(shown().path("state").asText()).isEqualTo("POSTED");
        assertThat(shown().path("stateName").asText()).startsWith("已邮寄或者当面送达").contains("邮件已退回");
        assertThat(shown().path("next").asText()).contains("取得到达的证明");
        assertThat(shown().path("postable").asBoolean()).isFalse();
        assertThat(shown().path("sendable").asBoolean()).isTrue();
        stored.unchangedBy(() -> {
            refused(back(Map.of("channel", "MAIL")), 409, "channel", "邮件", "退回");
            refused(
                    keyed("compliance1", "legal-notices", Map.of("kind", "RENT_DEMAND", "periodDays", 20)),
                    409,
                    "kind",
                    letter());
            refused(proof("2026-12-01"), 400, "effectiveOn", "2026-12-02");
        });
        assertThat(index("legal1")).contains("2026-12-03 登记邮件退回");
        assertThat(proof("2026-12-03").status()).isEqualTo(201);
        LeaseDriver.expectDone(demand("2026-12-02", "2026-12-03"));
    }

    @Test
    void aPostedLetterThatComesBackLeavesTheMailOnItsWay() throws IOException {
        done("legal-notice-postings", Map.of("notice", letter(), "how", "EMS 1234567890"));
        stored.unchangedBy(() -> refused(back(Map.of("channel", "MAIL")), 409, "channel", "没有以邮件"));
        try (var trap = trap()) {
            mailed(trap);
            at("2026-12-02T10:00:00+08:00");
            assertThat(back(Map.of("channel", "POST")).status()).isEqualTo(202);
            assertThat(shown().path("state").asText()).isEqualTo("QUEUED");
            assertThat(shown().path("stateName").asText()).startsWith("邮件待发送").contains("邮寄件已退回");
            assertThat(shown().path("postable").asBoolean()).isTrue();
            trap.start();
            trap.deliver();
            round.round();
        }
        assertThat(shown().path("state").asText()).isEqualTo("HANDED_OVER");
        assertThat(jdbc.sql("select kind from lease.legal_notice_event where lease_number = ? order by position")
                        .param(number)
                        .query(String.class)
                        .list())
                .containsExactly("SEALED", "POSTED", "DISPATCHED", "POST_RETURNED", "HANDED_OVER");
        assertThat(back(Map.of("channel", "MAIL")).status()).isEqualTo(202);
        assertThat(shown().path("stateName").asText()).contains("邮件已退回", "邮寄件已退回");
        assertThat(keyed("compliance1", "legal-notices", Map.of("kind", "RENT_DEMAND", "periodDays", 20))
                        .status())
                .as("neither runs")
                .isEqualTo(201);
    }

    private String letter() {
        return number + "-D01";
    }

    private void mailed(MailTrap trap) {
        officer(trap).send(number, letter(), UUID.randomUUID().toString(), COMPLIANCE);
    }

    private JsonNode shown() {
        return letters().path(0);
    }

    private Http.Answer back(Map<String, String> channel) {
        var said = new HashMap<>(channel);
        said.putAll(Map.of("notice", letter(), "reason", "查无此人"));
        return keyed("compliance1", "legal-notice-returns", said);
    }

    private Http.Answer demand(String sentOn, String arrivedOn) {
        var said = Map.of(
                "amount", "18000.00",
                "currency", "CNY",
                "overdueSince", "2026-11-10",
                "sentOn", sentOn,
                "arrivedOn", arrivedOn,
                "proof", "EMS",
                "periodDays", "15");
        return lease.submit(
                "compliance1",
                lease.taskId(number, "Task_DemandRent"),
                Map.of("demand", json.valueToTree(said).toString()));
    }

    private Http.Answer proof(String on) {
        return lease.post(
                "compliance1",
                "/api/leases/" + number + "/attachments?kind=NOTICE_PROOF&fileName=receipt.pdf&subject=" + letter()
                        + "&effectiveOn=" + on,
                SmallPdf.of("receipt"),
                "application/pdf",
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private void done(String door, Map<String, ?> body) {
        var answer = keyed("compliance1", door, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }
}
