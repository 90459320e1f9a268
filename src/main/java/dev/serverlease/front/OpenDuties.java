package dev.serverlease.front;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.provision.ServerChanges;
import dev.serverlease.provision.ServerChanges.ServerChange;
import dev.serverlease.stage.closing.hold.EndInDoubt;
import dev.serverlease.stage.contract.agreement.AgreedChanges;
import dev.serverlease.stage.inforce.duty.Duty;
import dev.serverlease.stage.inforce.duty.DutyRegister;
import dev.serverlease.words.PageTime;
import dev.serverlease.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What authorities, courts and right-holders told the lessor to do, and what has not been done of it yet. */
@Component
class OpenDuties {

    private final DutyRegister register;
    private final RecordedFacts facts;
    private final LeaseMessages messages;
    private final ServerChanges changes;
    private final EndInDoubt doubt;

    OpenDuties(
            DutyRegister register,
            RecordedFacts facts,
            LeaseMessages messages,
            ServerChanges changes,
            EndInDoubt doubt) {
        this.doubt = doubt;
        this.changes = changes;
        this.register = register;
        this.facts = facts;
        this.messages = messages;
    }

    /** The order that stands first, then the open duties, the end in doubt, the legal hold. */
    List<Bilingual> of(Lease lease, PageTime times) {
        var said = new ArrayList<Bilingual>();
        if (facts.has(lease, Fact.REGULATOR_ORDER)) {
            var state = state(lease);
            said.add(new Bilingual(
                    "主管机关或者法院的命令尚未解除：" + facts.text(lease, Fact.REGULATOR_ORDER) + state.zh(),
                    "An order of an authority or court stands." + state.en() + " The order: "
                            + facts.text(lease, Fact.REGULATOR_ORDER)));
        } else if (isStopping(lease)) {
            said.add(state(lease));
        }
        register.of(lease.number()).stream()
                .filter(Duty::isOpen)
                .map(duty -> said(duty, times))
                .forEach(said::add);
        changes.open(lease.number()).stream().map(change -> said(change, times)).forEach(said::add);
        if (lease.legalHold() != null) {
            doubt.next(lease).ifPresent(said::add);
            said.add(new Bilingual(
                    "档案保全中，不得删除：" + lease.legalHold(),
                    "The archive is under legal hold; nothing in it is erased: " + lease.legalHold()));
        }
        return said;
    }

    /** Whether the service is about to stop, although the lease is in force until it has. */
    boolean isStopping(Lease lease) {
        return lease.stage() == LeaseStage.IN_FORCE
                && (facts.has(lease, Fact.REGULATOR_ORDER) || messages.isSwitchingOff(lease));
    }

    private Bilingual state(Lease lease) {
        if (isStopping(lease)) {
            return new Bilingual("（正在停止服务）", " The service is being stopped.");
        }
        return lease.stage() == LeaseStage.SUSPENDED
                ? new Bilingual("（服务已经停止）", " The service is stopped.")
                : new Bilingual("", "");
    }

    private static Bilingual said(ServerChange change, PageTime times) {
        var lines = AgreedChanges.lines(change.changes());
        var by = times.deadline(change.dueAt());
        return new Bilingual(
                "须按变更协议变更服务器，期限 " + by + "："
                        + lines.stream()
                                .map(line -> line.member().zh() + "由“"
                                        + line.before().zh() + "”变更为“"
                                        + line.after().zh() + "”")
                                .collect(Collectors.joining("；"))
                        + "。",
                "The server is to be changed as agreed, by " + by + ": "
                        + lines.stream()
                                .map(line -> line.member().en() + " from “"
                                        + line.before().en() + "” to “"
                                        + line.after().en() + "”")
                                .collect(Collectors.joining("; "))
                        + ".");
    }

    private static Bilingual said(Duty duty, PageTime times) {
        var kind = Words.of("duty-kind", duty.kind());
        var content = content(duty, times);
        return new Bilingual(
                "须" + kind.zh() + "，期限 " + times.deadline(duty.dueAt()) + "。" + content.zh(),
                kind.en() + ", by " + times.deadline(duty.dueAt()) + ". " + content.en());
    }

    /** In the words of whoever recorded it; what the product found itself says only what was found. */
    private static Bilingual content(Duty duty, PageTime times) {
        var what = duty.what();
        boolean notice = what.has("receivedAt");
        var from = Stream.of("authority", "orderRef", "rightHolder", "sublessee")
                .map(what::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .collect(Collectors.joining(" "));
        return new Bilingual(
                joined(
                        "；",
                        from,
                        notice ? times.minute(duty.aroseAt()) + " 收到" : "自 " + times.day(duty.aroseAt()) + " 得知",
                        what.path("content").asText("")),
                joined(
                        "; ",
                        from,
                        (notice
                                ? "received " + times.minute(duty.aroseAt())
                                : "known since " + times.day(duty.aroseAt())),
                        what.path("content").asText("")));
    }

    private static String joined(String by, String... texts) {
        return Stream.of(texts).filter(text -> !text.isEmpty()).collect(Collectors.joining(by));
    }
}
