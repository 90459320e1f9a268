package dev.serverlease.stage.inforce.agreement;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.clause.Agreement;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.application.ChangedAnswers;
import dev.serverlease.stage.contract.agreement.AgreementDates;
import dev.serverlease.stage.contract.agreement.Agreements.Asked;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what shall be agreed, by its kind. */
@Component
class AgreedTerms {

    /** Settlements by which somebody pays. */
    private static final Set<String> PAYING = Set.of("LESSEE_PAYS", "LESSOR_REPAYS");

    private final ChangedAnswers answers;
    private final PartyProof proof;
    private final AgreementDates dates;
    private final Clock clock;

    AgreedTerms(ChangedAnswers answers, PartyProof proof, AgreementDates dates, Clock clock) {
        this.proof = proof;
        this.answers = answers;
        this.dates = dates;
        this.clock = clock;
    }

    /** @throws Refusal with 400, naming the field, for what is missing, does not belong to the kind, or cannot be */
    Asked of(Lease lease, AgreementRequest request, @Nullable String key, String by) {
        var kind = Agreement.valueOf(request.kind());
        var terms = kind == Agreement.CHANGE ? change(lease, request) : termination(lease, request);
        return new Asked(
                kind,
                terms,
                request.reason().strip(),
                by,
                dates.of(kind == Agreement.CHANGE ? newStart(terms) : request.endsOn()),
                dates.toAnswer(terms.path("changes")),
                key);
    }

    private ObjectNode change(Lease lease, AgreementRequest request) {
        if (request.endsOn() != null || given(request.settlement()) || given(request.settlementOther())) {
            throw wrong("endsOn", "终了日和结算仅解除协议填写。 Only an end has a last day and a settlement.");
        }
        if (!given(request.changes())) {
            throw wrong("changes", "请填写变更的内容，每行一项。 Say what changes, one a line.");
        }
        var changed = answers.ofChange(lease, Objects.requireNonNull(request.changes()), "changes");
        ObjectNode terms = JsonNodeFactory.instance.objectNode().set("changes", changed.changes());
        proof.addTo(terms, lease, request.proof());
        var start = newStart(terms);
        if (start != null && start.isBefore(LocalDate.now(clock))) {
            throw wrong("changes", "起租日不得早于今日，请填写今日或者以后的日期。 The start date cannot be past; give today or a later day.");
        }
        return terms;
    }

    /** It must be agreed on by then. */
    private static @Nullable LocalDate newStart(ObjectNode terms) {
        for (var change : terms.path("changes")) {
            if (change.path("path").asText().equals("contract.startDate")) {
                return LocalDate.parse(change.path("after").asText());
            }
        }
        return null;
    }

    private ObjectNode termination(Lease lease, AgreementRequest request) {
        if (lease.stage() == LeaseStage.ACTIVATION) {
            var text =
                    "服务器尚未交付，没有可以约定的最后一日：双方同意终了的，请直接提出解除合同，事由选“协商一致”。 The server is not handed over yet and there is no last"
                            + " day to agree on: if both want to end it, ask for the termination, on the ground of agreement.";
            throw new Refusal(409, text, List.of(new FieldError("kind", text)));
        }
        if (given(request.changes())) {
            throw wrong("changes", "变更的内容仅变更协议填写。 Only a change says what changes.");
        }
        PartyProof.requireNone(request.proof());
        var endsOn = request.endsOn();
        if (endsOn == null || endsOn.isBefore(LocalDate.now(clock))) {
            throw wrong("endsOn", "请填写租赁的最后一日，不得早于今日。 Give the last day of the lease; it cannot be past.");
        }
        requireBeforeItsEnd(lease, endsOn);
        var terms = JsonNodeFactory.instance.objectNode().put("endsOn", endsOn.toString());
        settlement(terms, request);
        return given(request.settlementOther()) ? terms.put("other", request.settlementOther()) : terms;
    }

    private void settlement(ObjectNode terms, AgreementRequest request) {
        if (!given(request.settlement())) {
            throw wrong("settlement", "请选择租金如何结算。 Choose how the rent is settled.");
        }
        terms.put("settlement", request.settlement());
        boolean isPaid = PAYING.contains(Objects.requireNonNull(request.settlement()));
        var sum = request.settlementSum();
        var by = request.settlementBy();
        if (!isPaid && (sum != null || by != null)) {
            throw wrong("settlement", "没有款项要支付的，不填金额和日期。 Where nothing is paid there is no sum and no day.");
        }
        if (isPaid && sum == null) {
            throw wrong("settlementSum", "请填写支付或者退还的金额。 Say what is paid or repaid.");
        }
        if (isPaid && (by == null || by.isBefore(LocalDate.now(clock)))) {
            throw wrong("settlementBy", "请填写付款的最后一日，不得早于今日。 Give the last day for payment; it cannot be past.");
        }
        if (isPaid) {
            terms.put("sum", Objects.requireNonNull(sum).setScale(2).toPlainString())
                    .put("by", Objects.requireNonNull(by).toString());
        }
    }

    private void requireBeforeItsEnd(Lease lease, LocalDate endsOn) {
        var end = lease.termEndsAt();
        var lastDay = end == null
                ? LocalDate.now(clock).plusYears(1)
                : LocalDate.ofInstant(end, clock.getZone()).minusDays(1);
        if (end == null ? endsOn.isAfter(lastDay) : !endsOn.isBefore(lastDay)) {
            throw wrong(
                    "endsOn",
                    end == null
                            ? "日期过晚：不定期租赁的终了日最晚为一年之后。 Too late: at most a year ahead."
                            : "租期于 " + lastDay + " 届满，届时自行终了；协议的终了日应当早于该日，延长的请申请续租。 The term ends on " + lastDay
                                    + " by itself; agree on an earlier day, and to go on ask for a renewal.");
        }
    }

    private static boolean given(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static Refusal wrong(String field, String text) {
        return new Refusal(400, text, List.of(new FieldError(field, text)));
    }
}
