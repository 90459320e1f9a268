package dev.serverlease.front;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Party;
import dev.serverlease.stage.inforce.usereview.ReviewCause;
import dev.serverlease.stage.inforce.usereview.ReviewForward;
import dev.serverlease.words.ModelNames;
import dev.serverlease.words.OneLanguage;
import dev.serverlease.words.PageTime;
import dev.serverlease.words.Word;
import dev.serverlease.words.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The steps of the audit trail for people: what each is called, and what was noted with it, without a code. */
@Component
class StepWords {

    private static final String STAGE = "STAGE_";

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z");

    /** The members of a detail that hold a code, and its kind. */
    private static final Map<String, String> KINDS = Map.of(
            "answer", "not-terminated",
            "payer", "payer",
            "purpose", "attachment-kind",
            "factor", "factor",
            "effect", "duty-effect",
            "against", "objection-against",
            "verdict", "objection-decision",
            "to", "link-recipient");

    /** What stands alone would not say; other texts speak for themselves. */
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("signer", "签署人 Signatory"),
            Map.entry("to", "发给 To"),
            Map.entry("authority", "授权依据 Authority"),
            Map.entry("kind", "签署方式 Form"),
            Map.entry("mismatch", "与申请或者授权书不一致 Differs from the application"),
            Map.entry("mismatchReason", "仍予登记的理由 Recorded all the same because"),
            Map.entry("archivedAt", "原件存放处 Original at"),
            Map.entry("key", "印章证书（SHA-256） Certificate of the seal"),
            Map.entry("amount", "金额 Amount"),
            Map.entry("currency", "币种 Currency"),
            Map.entry("rentOwed", "应付租金 Rent owed"),
            Map.entry("rentPaid", "此前已付 Paid before"),
            Map.entry("setOff", "抵扣 Set off"),
            Map.entry("paidOn", "付款日 Paid on"),
            Map.entry("difference", "与合同和付款登记不一致的理由 Why it differs from contract and payments on record"),
            Map.entry("since", "逾期起始日 Overdue since"),
            Map.entry("reference", "编号 Reference"),
            Map.entry("firstDay", "续租起始日 Renewed from"),
            Map.entry("termMonths", "续租期限（月） Months"),
            Map.entry("lastDay", "租期最后一日 Last day of the term"),
            Map.entry("noticeBy", "解除通知最迟到达 Notice to arrive by"),
            Map.entry("servedOn", "送达日 Served on"),
            Map.entry("arrivedOn", "到达日 Arrived on"),
            Map.entry("noticeArrivedOn", "承租人的通知到达日 The lessee's notice arrived on"),
            Map.entry("formerOfficer", "此前 Before"),
            Map.entry("namedOfficer", "办理人 Officer"),
            Map.entry("formerApplicant", "原经办人 Applicant before"),
            Map.entry("namedApplicant", "现经办人 Applicant now"),
            Map.entry("reportedAt", "报告时间 Reported at"),
            Map.entry("receiptNo", "回执编号 Receipt number"),
            Map.entry("handledOn", "处置结束日 Handled on"),
            Map.entry("finalReportOn", "总结报告日 Final report on"),
            Map.entry("forwardedOn", "转送日 Forwarded on"),
            Map.entry("objectedOn", "书面异议日 Objected on"),
            Map.entry("notice", "通知本身 The notice itself"),
            Map.entry("proof", "证明 Proof"));

    /** Who, how and why; how much and since when. */
    private static final List<String> ORDER =
            List.of("signer", "authority", "kind", "mismatch", "mismatchReason", "amount", "currency", "since");

    /** What a form on a duty says of its doing, without a code. */
    private static final Set<String> OF_DUTIES =
            Set.of("reportedAt", "receiptNo", "handledOn", "finalReportOn", "forwardedOn", "objectedOn");

    /** Of steps of the provisioner: its number is for operators. */
    private static final String PROVISIONED = "SERVER_";

    /** Said by the step's own name, or only for operators, who find it in their journal. */
    private static final Set<String> UNSAID = Set.of("how", "timer", "method", "door", "noticeFile", "file");

    String of(String action) {
        return action.startsWith(STAGE)
                ? "进入" + LeaseStage.valueOf(action.substring(STAGE.length())).label()
                : Words.step(action).map(Word::both).orElse(action);
    }

    /** The display name of a lease's end. */
    static String of(EndReason reason) {
        return Words.of("end-reason", reason).both();
    }

    /** What people wrote in a step's detail, and words and the reader's times for what the product wrote. */
    String detail(String action, JsonNode detail, PageTime times, OneLanguage reader) {
        var ground = detail.path("ground").asText();
        // a duty was done on its own day, which is not the moment of recording
        var ofDuty = detail.path("done").properties().stream().filter(member -> OF_DUTIES.contains(member.getKey()));
        return Stream.concat(detail.properties().stream(), ofDuty)
                .filter(member -> !UNSAID.contains(member.getKey()))
                .filter(member ->
                        !(action.startsWith(PROVISIONED) && member.getKey().equals("reference")))
                .filter(member -> member.getValue().isTextual()
                        || (member.getValue().isNumber() && LABELS.containsKey(member.getKey())))
                .sorted(Comparator.comparing(member -> ORDER.indexOf(member.getKey())))
                .map(member -> labelled(
                        action,
                        member.getKey(),
                        member.getKey().equals("article")
                                ? article(ground, member.getValue().asText(), reader)
                                : said(
                                        action,
                                        member.getKey(),
                                        member.getValue().asText(),
                                        times,
                                        reader),
                        reader))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" · "));
    }

    private static String labelled(String action, String member, String text, OneLanguage reader) {
        var label = member.equals("kind") && !action.startsWith("SIGNED_") ? null : LABELS.get(member);
        if (label == null || text.isBlank()) {
            return text;
        }
        return reader.part(label) + reader.of("：", ": ") + text;
    }

    /** As it is stored, in Chinese, for all but a reader of English alone. */
    private static String article(String ground, String stored, OneLanguage reader) {
        var words = Words.all("termination-article").get(ground);
        return words == null ? stored : reader.of(stored, "Civil Code " + words.en());
    }

    private static String said(String action, String member, String text, PageTime times, OneLanguage reader) {
        if (member.equals("reportedAt")) {
            return times.minute(OffsetDateTime.parse(text).toInstant());
        }
        if (INSTANT.matcher(text).matches()) {
            var at = Instant.parse(text);
            var until = new Word("至 ", "until ");
            return member.equals("at")
                    ? times.minute(at)
                    : (member.equals("until") ? reader.of(until) : "") + times.deadline(at);
        }
        if (member.equals("amount")) {
            return new BigDecimal(text).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
        }
        if (DATE.matcher(text).matches()) {
            return times.date(LocalDate.parse(text));
        }
        if (member.equals("task")) {
            return reader.of(ModelNames.of(text).orElse(Words.of("task", text)));
        }
        if (member.equals("by")) {
            var party = Party.valueOf(text).label();
            return reader.part(party);
        }
        if (member.equals("kind")) {
            return Words.ofFact("contract.signatureKind", text)
                    .map(word -> reader.of(word))
                    .orElse(text);
        }
        if (member.equals("ground") && action.equals("TERMINATION_REQUESTED")) {
            return reader.of(Words.of("termination-ground", text));
        }
        if (member.equals("ground") && action.equals(ReviewForward.PULLED)) {
            var kept = ReviewCause.read(text);
            return kept.cause() == null ? text : reader.of(kept.cause()) + reader.of("：", ": ") + kept.text();
        }
        var kind = KINDS.get(member);
        var both = Bilingual.of(text);
        return reader.of(kind == null ? new Word(both.zh(), both.en()) : Words.of(kind, text));
    }
}
