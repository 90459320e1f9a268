package dev.serverlease.law.rules.consistency.terms;

import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Message;
import dev.serverlease.law.Stated;
import dev.serverlease.law.facts.Answer;
import dev.serverlease.law.facts.ChannelFacts;
import dev.serverlease.law.facts.ChannelFacts.Purpose;
import dev.serverlease.law.facts.DataFacts;
import dev.serverlease.law.facts.DataFacts.Mechanism;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.UseFacts;
import dev.serverlease.law.facts.UseFacts.Activity;
import dev.serverlease.law.facts.UseFacts.Iis;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The last days of the permits, approvals and mechanisms on which a lease rests. */
final class Ends {

    private static final Set<ChannelFacts.Kind> LINE =
            EnumSet.of(ChannelFacts.Kind.INTL_PRIVATE_LINE, ChannelFacts.Kind.TUNNEL_OR_PROXY);
    private static final Set<ChannelFacts.Kind> OTHER_CHANNEL =
            EnumSet.of(ChannelFacts.Kind.SATELLITE, ChannelFacts.Kind.OTHER);

    private Ends() {}

    /**
     * One of them.
     *
     * @param fact its name in the vocabulary
     * @param lastDay null if it is not stated though it is asked
     * @param renewalAppliedOn from the register
     * @param counts whether the lease rests on it
     */
    record End(
            String fact,
            Message name,
            @Nullable LocalDate lastDay,
            @Nullable LocalDate renewalAppliedOn,
            Limb counts) {}

    /** Those that are known or should be, and on which the lease rests or may rest. */
    static List<End> of(LeaseFacts facts) {
        UseFacts use = facts.use();
        var stated = new Stated(facts);
        Limb serves = stated.isNot("use.iis", use.iis(), Iis.NONE);
        Limb sellsTelecom = stated.isNot("use.telecomBusiness", use.telecomBusiness(), Answer.NO);
        return Stream.of(
                        new End(
                                "use.licenceValidTo",
                                new Message("经营许可证", "the licence"),
                                use.licenceValidTo(),
                                use.licenceRenewalAppliedOn(),
                                serves),
                        new End(
                                "use.approvalValidTo",
                                new Message("行业批准", "the sector approval"),
                                use.approvalValidTo(),
                                use.approvalRenewalAppliedOn(),
                                serves),
                        new End(
                                "lessee.permitValidTo",
                                new Message("承租人的电信业务经营许可证", "the lessee's telecom permit"),
                                facts.lessee().permitValidTo(),
                                facts.lessee().permitRenewalAppliedOn(),
                                sellsTelecom),
                        new End(
                                "channel.approvalValidTo",
                                new Message("信道或者跨境业务的批准", "the approval of the channel or of cross-border business"),
                                facts.channel().approvalValidTo(),
                                facts.channel().approvalRenewalAppliedOn(),
                                restsOnApproval(stated, facts, sellsTelecom)),
                        mechanism(facts.data()))
                .filter(end -> end.lastDay() != null || isMechanismToBeDated(end, facts.data()))
                .filter(end -> end.counts().isMet() || end.counts().isOpen())
                .toList();
    }

    static FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("use.iis", facts.use().iis())
                .with("use.telecomBusiness", facts.use().telecomBusiness())
                .with("use.activityCodes", facts.use().activityCodes())
                .with("use.licenceValidTo", facts.use().licenceValidTo())
                .with("use.licenceRenewalAppliedOn", facts.use().licenceRenewalAppliedOn())
                .with("use.approvalValidTo", facts.use().approvalValidTo())
                .with("use.approvalRenewalAppliedOn", facts.use().approvalRenewalAppliedOn())
                .with("lessee.permitValidTo", facts.lessee().permitValidTo())
                .with("lessee.permitRenewalAppliedOn", facts.lessee().permitRenewalAppliedOn())
                .with("channel.kind", facts.channel().kind())
                .with("channel.purpose", facts.channel().purpose())
                .with("channel.approvalValidTo", facts.channel().approvalValidTo())
                .with("channel.approvalRenewalAppliedOn", facts.channel().approvalRenewalAppliedOn())
                .with("data.mechanism", facts.data().mechanism())
                .with("data.mechanismValidTo", facts.data().mechanismValidTo())
                .with("data.mechanismRenewalAppliedOn", facts.data().mechanismRenewalAppliedOn());
    }

    private static Limb restsOnApproval(Stated stated, LeaseFacts facts, Limb sellsTelecom) {
        ChannelFacts channel = facts.channel();
        Limb line = stated.in("channel.kind", channel.kind(), LINE);
        return stated.in("channel.kind", channel.kind(), OTHER_CHANNEL)
                .or(line.and(sellsTelecom.or(
                        stated.is("channel.purpose", channel.purpose(), Purpose.CONNECT_DC_OR_PLATFORM))))
                .or(stated.is("channel.purpose", channel.purpose(), Purpose.TELECOM_RESALE))
                .or(stated.any("use.activityCodes", facts.use().activityCodes(), Activity.SALES));
    }

    private static End mechanism(DataFacts data) {
        return new End(
                "data.mechanismValidTo",
                new Message("出境手续", "the export mechanism"),
                data.mechanismValidTo(),
                data.mechanismRenewalAppliedOn(),
                Limb.of(data.mechanism() != null && data.mechanism() != Mechanism.NONE));
    }

    /** An assessment or a certificate always ends, a standard contract need not. */
    private static boolean isMechanismToBeDated(End end, DataFacts data) {
        return end.fact().equals("data.mechanismValidTo")
                && (data.mechanism() == Mechanism.ASSESSMENT || data.mechanism() == Mechanism.CERTIFICATION);
    }
}
