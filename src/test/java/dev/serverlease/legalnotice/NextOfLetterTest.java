package dev.serverlease.legalnotice;

import static dev.serverlease.lease.GivenLease.NUMBER;
import static dev.serverlease.lease.GivenLease.inForce;
import static dev.serverlease.lease.GivenLease.instant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.AuditTrail.Step;
import dev.serverlease.lease.GivenLease;
import dev.serverlease.lease.Leases;
import dev.serverlease.legalnotice.LegalNotice.Delivery;
import dev.serverlease.legalnotice.LegalNotice.State;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.testing.HandClock;
import dev.serverlease.testing.Parts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of a letter that is to be sealed and sent, by what has become of its matter and of the letter. */
class NextOfLetterTest {

    private static final String MADE = "2026-12-01T09:00:00+08:00";

    private final List<LegalNotice> letters = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final Parts parts =
            new Parts().with(Clock.class, new HandClock()).own(NextOfLetter.class, LegalNoticeList.class);

    @BeforeEach
    void ofALeaseInForce() {
        var lease = inForce(GivenLease.application()).lease();
        when(parts.get(Leases.class).get(NUMBER)).thenReturn(lease);
        when(parts.get(LegalNotices.class).of(NUMBER)).thenReturn(letters);
        when(parts.get(AuditTrail.class).of(NUMBER)).thenReturn(steps);
    }

    @Test
    void aLetterWhoseTaskIsDoneIsSealedAndSentNoMore() {
        prepared(LegalNoticeKind.EXPIRY_OBJECTION, "O01");
        open("Task_ExpiryNotice");
        assertThat(shown(0).next()).contains("核对全文后用印");
        open();
        assertThat(shown(0).next()).contains("不再用印", "is not to be sealed").doesNotContain("核对全文后用印");
    }

    /** A renewal has asked for the notice of the next term by then. */
    @Test
    void aLetterOfATermThatWasRenewedIsSealedAndSentNoMore() {
        prepared(LegalNoticeKind.EXPIRY_OBJECTION, "O01");
        open("Task_ExpiryNotice");
        step("2028-10-02T09:00:00+08:00", "AGREEMENT_CONCLUDED_RENEWAL", Map.of());
        assertThat(shown(0).next()).contains("不再用印").doesNotContain("核对全文后用印");
    }

    /** What was paid in part is demanded anew; the letter over the whole is of no use any more. */
    @Test
    void aLetterThatAPaymentOvertookSaysSo() {
        prepared(LegalNoticeKind.RENT_DEMAND, "D01");
        open("Task_DemandRent");
        assertThat(shown(0).sealable()).isTrue();
        step("2026-12-01T10:00:00+08:00", "RENT_PAYMENT_PART", Map.of());
        var next = shown(0).next();
        assertThat(next).contains("登记了付款", "另行制作").doesNotContain("核对全文后用印");
        assertThat(shown(0).sealable()).as("offered on the page").isFalse();
        assertThat(parts.get(LegalNoticeList.class)
                        .inForm(NUMBER, LegalNoticeKind.RENT_DEMAND)
                        .get(0))
                .containsEntry("next", next);
    }

    @Test
    void lettersOfADefaultThatIsPaidInFullAreDone() {
        posted(LegalNoticeKind.RENT_DEMAND, "D01");
        prepared(LegalNoticeKind.RENT_DEMAND, "D02");
        step("2026-12-01T10:00:00+08:00", "RENT_PAYMENT_SETTLED", Map.of());
        assertThat(parts.get(LegalNoticeList.class).of(NUMBER)).hasSize(2).allSatisfy(letter -> {
            assertThat(letter.next()).contains("了结").doesNotContain("登记到达日", "以邮件发送，或者", "核对全文后用印");
            assertThat(letter.sendable()).isFalse();
        });
    }

    @Test
    void aLetterSaysThatItArrivedAndWhenOnceThatIsOnRecord() {
        posted(LegalNoticeKind.RENT_DEMAND, "D01");
        prepared(LegalNoticeKind.RENT_DEMAND, "D02");
        open("Task_DemandRent");
        assertThat(shown(1).next()).contains("登记到达日");
        open();
        step(
                "2026-12-01T10:00:00+08:00",
                "RENT_DEMANDED",
                Map.of("arrivedOn", "2026-12-01", "reference", NUMBER + "-D01"));
        var arrived = shown(1);
        assertThat(arrived.arrivedOn()).isEqualTo("2026-12-01");
        assertThat(arrived.stateName()).isEqualTo("已到达（2026-12-01） Arrived (2026-12-01)");
        assertThat(arrived.next()).contains("到达已登记").doesNotContain("登记到达日");
        assertThat(arrived.sendable()).isFalse();
        assertThat(shown(0).arrivedOn()).as("what was never sent").isNull();
        assertThat(shown(0).next()).contains(NUMBER + "-D01", "以已发出的为准");
    }

    /** The newest first, as the list has them. */
    private LegalNoticeView shown(int index) {
        return parts.get(LegalNoticeList.class).of(NUMBER).get(index);
    }

    private void open(String... tasks) {
        when(parts.get(LeaseTasks.class).openKeys(any())).thenReturn(Set.of(tasks));
    }

    private void prepared(LegalNoticeKind kind, String serial) {
        made(kind, serial, new Delivery(State.PREPARED, null, null, null, null), null);
    }

    private void posted(LegalNoticeKind kind, String serial) {
        made(
                kind,
                serial,
                new Delivery(State.SEALED, instant(MADE), null, null, null),
                new Delivery(State.POSTED, instant(MADE), null, "EMS 1234567890", null));
    }

    private void made(LegalNoticeKind kind, String serial, Delivery here, @Nullable Delivery post) {
        letters.add(
                0,
                new LegalNotice(
                        NUMBER,
                        letters.size() + 1,
                        NUMBER + "-" + serial,
                        kind,
                        "示例精密机械（上海）有限公司",
                        null,
                        "legal@lessee.example",
                        "0".repeat(64),
                        here.state() == State.SEALED ? "1".repeat(64) : null,
                        1000,
                        kind.name(),
                        "system",
                        instant(MADE),
                        post == null ? null : LocalDate.parse("2026-12-01"),
                        post != null,
                        null,
                        here,
                        null,
                        post));
        step(MADE, "LEGAL_NOTICE_MADE", Map.of("reference", NUMBER + "-" + serial));
    }

    private void step(String at, String action, Map<String, ?> detail) {
        steps.add(new Step(instant(at), "system", action, new ObjectMapper().valueToTree(detail), null));
    }
}
