package dev.serverlease.stage.closing.hold;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.AuditTrail.Step;
import dev.serverlease.lease.Bilingual;
import java.util.Set;
import org.springframework.stereotype.Component;

/** 解除效力存疑，告知承租人: what is in doubt, what was found, and what is still there, by mail and on its page. */
@Component
public class DoubtToLessee {

    private static final Set<String> DISPOSED = Set.of("DATA_RETURNED", "DATA_ERASED", "DATA_NONE");

    private final AuditTrail audit;

    DoubtToLessee(AuditTrail audit) {
        this.audit = audit;
    }

    /** How a lease stands after a finding. */
    public enum After {
        /** It goes on, and its server is switched on. */
        GOES_ON,
        /** It goes on, and its service stays off for something else. */
        STAYS_OFF,
        /** It could not go on, so that what is left of it is held. */
        HELD
    }

    /** What is still there of server and data; a clause without a stop. */
    public Bilingual kept(String leaseNumber) {
        var disposed = audit.of(leaseNumber).stream()
                .filter(step -> DISPOSED.contains(step.action()))
                .reduce((earlier, later) -> later)
                .map(DoubtToLessee::disposed);
        if (!audit.has(leaseNumber, "SERVER_TAKEN_BACK")) {
            return disposed.orElseGet(() -> new Bilingual("您的服务器和数据予以保留", "your server and your data are kept"));
        }
        var data = disposed.orElseGet(() -> new Bilingual("您的数据予以保留", "your data is kept"));
        return new Bilingual("服务器已经收回，" + data.zh(), "the server was taken back, and " + data.en());
    }

    private static Bilingual disposed(Step step) {
        return switch (step.detail().path("how").asText()) {
            case "ERASED" -> new Bilingual("您的数据已经删除，出租人的有关记录继续保存", "your data was erased; the lessor's records stay");
            case "NONE" ->
                new Bilingual("没有您的数据留存，出租人的有关记录继续保存", "none of your data is left; the lessor's records stay");
            case "RETURNED_COPY" ->
                new Bilingual("您的数据已经返还，依法保留的副本继续保存", "your data was returned, and the copy kept by law stays");
            default -> new Bilingual("您的数据已经返还，出租人的有关记录继续保存", "your data was returned; the lessor's records stay");
        };
    }

    /** While it is not found; a sentence. */
    public Bilingual open(String leaseNumber) {
        var kept = kept(leaseNumber);
        var until = untilFound(leaseNumber);
        return new Bilingual(
                "解除通知已经到达，解除是否有效待出租人认定；" + kept.zh() + until.zh() + "。",
                "The notice of termination has arrived, and the lessor has yet to find whether the termination stands: "
                        + kept.en() + until.en() + ".");
    }

    private Bilingual untilFound(String leaseNumber) {
        if (DISPOSED.stream().anyMatch(action -> audit.has(leaseNumber, action))) {
            return new Bilingual("", "");
        }
        return audit.has(leaseNumber, "SERVER_TAKEN_BACK")
                ? new Bilingual("，认定之前不返还、不删除数据", ", and until then none of it is returned or erased")
                : new Bilingual(
                        "，认定之前不收回服务器，不返还、不删除数据",
                        ", and until then the server is not taken back and no data returned or erased");
    }

    /** Once it is found that the end has no effect and the lease could not go on; a sentence. */
    public Bilingual held(String leaseNumber) {
        var kept = kept(leaseNumber);
        return new Bilingual(
                "解除不发生效力，服务尚未恢复；" + kept.zh() + "。",
                "The termination has no effect, and the service is not restored yet; " + kept.en() + ".");
    }

    /** What was found; sentences, the English beginning small. */
    public Bilingual found(String leaseNumber, EndFinding.Kind kind, After after) {
        return switch (kind) {
            case END_EFFECTIVE -> effective(audit.has(leaseNumber, "RENT_PAYMENT_TOO_LATE"));
            case END_WITHOUT_EFFECT -> withoutEffect(leaseNumber, after);
            case SETTLED_BY_PARTIES ->
                new Bilingual(
                        "已登记您与出租人就解除的效力已经书面了结，按照了结的内容和合同清结。",
                        "it is on record that you and the lessor have settled in writing whether the termination stands; what"
                                + " was agreed and the contract govern the rest.");
        };
    }

    private static Bilingual effective(boolean paid) {
        return new Bilingual(
                "出租人认定解除有效，合同已经终止，按照约定清结" + (paid ? "；您在通知到达之前支付的款项计入清结" : "")
                        + "。您有异议的，可以请求人民法院或者仲裁机构确认解除行为的效力（民法典第五百六十五条）。",
                "the lessor found that the termination stands: the contract has ended and is settled as agreed"
                        + (paid ? ", and what you paid before the notice arrived is counted" : "")
                        + ". If you object, you may ask the court or the arbitral body to confirm its effect (Civil Code art."
                        + " 565).");
    }

    private Bilingual withoutEffect(String leaseNumber, After after) {
        var next = switch (after) {
            case GOES_ON -> new Bilingual("，继续履行，服务器随即恢复。", ": it goes on, and the server is switched on again.");
            case STAYS_OFF ->
                new Bilingual(
                        "，合同继续；但是暂停服务的其他原因（例如机关命令）尚未消除，服务仍暂停。",
                        ": it goes on, but another cause for which the service is suspended, such as an order of an"
                                + " authority, is not gone, and the service stays suspended.");
            case HELD -> {
                var kept = kept(leaseNumber);
                yield new Bilingual(
                        "。" + kept.zh() + "；如何继续，由出租人与您书面确认。",
                        ". Now " + kept.en() + "; how it goes on the lessor agrees with you in writing.");
            }
        };
        return new Bilingual(
                "出租人认定解除不发生效力，合同没有因该通知终止（民法典第五百六十五条）" + next.zh() + "您因不能使用受到损失的，有权依法要求赔偿（民法典第五百七十七条、第五百八十四条）。",
                "the lessor found that the termination has no effect, and the contract did not end by that notice (Civil"
                        + " Code art. 565)" + next.en()
                        + " For what you lost because you could not use it you may claim damages as the law says (arts."
                        + " 577, 584).");
    }
}
