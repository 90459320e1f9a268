package dev.serverlease.stage.closing.settlement;

import dev.serverlease.clause.terms.Days;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.AuditTrail.Step;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.legalnotice.LegalNoticeKind;
import dev.serverlease.legalnotice.LegalNoticeRequest;
import dev.serverlease.legalnotice.LegalNoticeText;
import dev.serverlease.legalnotice.LegalNoticeWriter;
import dev.serverlease.stage.contract.ContractClauses;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * 数据返还（删除）证明: what became of the lessee's data, when and how, and what the law has kept (clause {@code return};
 * Personal Information Protection Law, arts. 21, 47).
 */
@Component
class DataCertificate implements LegalNoticeWriter {

    private static final Set<String> STEPS = Set.of("DATA_RETURNED", "DATA_ERASED", "DATA_NONE");

    private final AuditTrail audit;
    private final ExportPeriod export;
    private final ContractClauses clauses;

    DataCertificate(AuditTrail audit, ExportPeriod export, ContractClauses clauses) {
        this.audit = audit;
        this.export = export;
        this.clauses = clauses;
    }

    @Override
    public LegalNoticeKind kind() {
        return LegalNoticeKind.DATA_CERTIFICATE;
    }

    @Override
    public Optional<LegalNoticeText> write(Lease lease, LegalNoticeRequest request) {
        return audit.of(lease.number()).stream()
                .filter(step -> STEPS.contains(step.action()))
                .reduce((earlier, later) -> later)
                .map(step -> text(lease, step));
    }

    private LegalNoticeText text(Lease lease, Step step) {
        var clause = clauses.clause(lease.number(), "return");
        return new LegalNoticeText(
                new Bilingual("合同终止后数据的处理", "What became of the data after the end of the contract"),
                facts(lease, step),
                List.of(new Bilingual(
                        clause.zh() + "；《中华人民共和国个人信息保护法》第二十一条第二款、第四十七条。",
                        clause.en()
                                + "; Personal Information Protection Law of the People's Republic of China, arts. 21(2)"
                                + " and 47.")),
                List.of(new Bilingual("我方证明上述事实属实。", "We certify that this is so.")),
                kept(step),
                new Bilingual(
                        "贵方对本证明的内容有异议的，可以书面向我方提出，写明理由并附证据，送至本证明所载我方的通知地址。",
                        "Objections to this certificate go to us in writing, with reasons and evidence, to our address for"
                                + " notices below."));
    }

    private List<Bilingual> facts(Lease lease, Step step) {
        var contract = clauses.contract(lease.number());
        var ended = Days.of(export.lastDayOfContract(lease));
        var facts = new ArrayList<Bilingual>();
        var closed = export.returnedOn(lease);
        facts.add(new Bilingual(
                "贵方与我方之间的" + contract.zh() + "于" + ended.zh() + "终止"
                        + (closed == null ? "。" : "，我方于" + Days.of(closed).zh() + "关闭访问。"),
                "The " + contract.en() + " between us ended on " + ended.en()
                        + (closed == null
                                ? "."
                                : "; access was closed on " + Days.of(closed).en() + ".")));
        facts.add(done(step));
        var note = new Bilingual(said(step, "note"), said(step, "note")).unstopped();
        facts.add(new Bilingual("办理方式（经办人记载）：" + note.zh() + "。", "How, as recorded: " + note.en() + "."));
        var proof = said(step, "proof");
        if (!proof.isEmpty()) {
            facts.add(new Bilingual("凭据：" + proof + "。", "On file: " + proof + "."));
        }
        return facts;
    }

    private static Bilingual done(Step step) {
        var day = day(step, "dataDisposedOn");
        return switch (step.action()) {
            case "DATA_RETURNED" -> {
                var copy = said(step, "how").equals("RETURNED_COPY")
                        ? new Bilingual(
                                "因保全或者机关的命令，我方依法保留一份副本，除存储和采取必要的安全保护措施之外不作处理，保全或者命令解除后予以删除。",
                                " A legal hold or an order has us keep a copy: nothing is done with it but storage and"
                                        + " necessary security measures, and it is erased once that is lifted.")
                        : new Bilingual("我方未保留副本。", " We have kept no copy.");
                yield new Bilingual(
                        "我方已于" + day.zh() + "将贵方存储于服务器的数据返还贵方。" + copy.zh(),
                        "We returned the data that you stored on the server to you on " + day.en() + "." + copy.en());
            }
            case "DATA_ERASED" ->
                new Bilingual(
                        "我方已于" + day.zh() + "删除贵方存储于服务器的数据。",
                        "We erased the data that you stored on the server on " + day.en() + ".");
            default ->
                new Bilingual(
                        "依据贵方的书面确认，截至" + day.zh() + "服务器上没有贵方的数据，无须返还或者删除。",
                        "As you confirmed in writing, there was no data of yours on the server on " + day.en()
                                + ": none was to be returned or erased.");
        };
    }

    /** What is still kept, and by what law. */
    private static List<Bilingual> kept(Step step) {
        var kept = new ArrayList<Bilingual>();
        var logs = day(step, "logsKeptUntil");
        kept.add(new Bilingual(
                "网络日志依法留存至" + logs.zh() + "（《中华人民共和国网络安全法》第二十三条）。",
                "Network logs are kept by law until " + logs.en() + " (Cybersecurity Law art. 23)."));
        if (!said(step, "impactAssessmentKeptUntil").isEmpty()) {
            var assessment = day(step, "impactAssessmentKeptUntil");
            kept.add(new Bilingual(
                    "个人信息保护影响评估报告和处理情况记录保存至" + assessment.zh() + "（《中华人民共和国个人信息保护法》第五十六条）。",
                    "The impact assessment and the record of processing are kept until " + assessment.en()
                            + " (Personal Information Protection Law art. 56)."));
        }
        kept.add(new Bilingual(
                "依照法律、行政法规或者司法机关、行政机关的命令须保存的其他记录，依法保存。保存期间停止除存储和采取必要的安全保护措施之外的处理（《中华人民共和国个人信息保护法》第四十七条第二款）。",
                "Other records that law or an order of a court or authority has us keep are kept. Meanwhile nothing is done"
                        + " with them but storage and necessary security measures (Personal Information Protection Law art."
                        + " 47(2))."));
        return kept;
    }

    private static Bilingual day(Step step, String member) {
        return Days.of(LocalDate.parse(said(step, member)));
    }

    private static String said(Step step, String member) {
        return step.detail().path(member).asText("");
    }
}
