package dev.serverlease.stage.inforce.agreement;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.clause.Agreement;
import dev.serverlease.clause.FreeText;
import dev.serverlease.clause.Objection;
import dev.serverlease.clause.TextCheck;
import dev.serverlease.lease.Bilingual;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what shall be agreed, by its kind. */
@Component
class AgreedTerms {

    private static final Bilingual SETTLEMENT = new Bilingual("结算", "Settlement");

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
        if (request.endsOn() != null || given(request.settlementRent()) || given(request.settlementOther())) {
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
        if (!given(request.settlementRent())) {
            throw wrong("settlementRent", "请填写租金如何结算。 Say how the rent is settled.");
        }
        refuseWhatIsSettled(FreeText.SETTLED_RENT, "settlementRent", request.settlementRent());
        refuseWhatIsSettled(FreeText.SETTLEMENT, "settlementOther", request.settlementOther());
        var terms = JsonNodeFactory.instance
                .objectNode()
                .put("endsOn", endsOn.toString())
                .put("rent", withoutStop(request.settlementRent()));
        return given(request.settlementOther()) ? terms.put("other", withoutStop(request.settlementOther())) : terms;
    }

    /** The agreement comes before the lease, and says itself how deposit and rent are settled. */
    private static void refuseWhatIsSettled(FreeText kind, String field, @Nullable String words) {
        if (!given(words)) {
            return;
        }
        var errors = Objection.texts(TextCheck.objections(kind, SETTLEMENT, Objects.requireNonNull(words))).stream()
                .map(text -> new FieldError(field, text.both()))
                .toList();
        if (!errors.isEmpty()) {
            throw new Refusal(
                    400,
                    "协议将含有不得写入的内容，未保存任何内容；请修改后重新提出。 The agreement would say what it must not; nothing was stored. "
                            + errors.stream().map(FieldError::message).collect(Collectors.joining(" ")),
                    errors);
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

    /** The clause ends the sentence itself. */
    private static String withoutStop(@Nullable String text) {
        return Objects.requireNonNull(text).strip().replaceAll("[。.；;]+$", "");
    }

    private static Refusal wrong(String field, String text) {
        return new Refusal(400, text, List.of(new FieldError(field, text)));
    }
}
