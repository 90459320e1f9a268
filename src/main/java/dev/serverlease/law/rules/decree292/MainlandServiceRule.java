package dev.serverlease.law.rules.decree292;

import dev.serverlease.law.Asked;
import dev.serverlease.law.LeaseFacts;
import dev.serverlease.law.LeaseFacts.Use;
import dev.serverlease.law.LeaseFacts.Use.Audience;
import dev.serverlease.law.LeaseFacts.Use.Iis;
import dev.serverlease.law.Rule;
import dev.serverlease.law.Verdict;

/**
 * A duty of those who offer one kind of Internet information service to the mainland public. Which service that is, and
 * for whom, must be stated; only the duty itself may be answered by a claim or an undertaking (STATUTES 13.1).
 */
abstract class MainlandServiceRule implements Rule {

    private final Iis kind;

    MainlandServiceRule(Iis kind) {
        this.kind = kind;
    }

    @Override
    public final Verdict check(LeaseFacts facts, Asked asked) {
        Use use = facts.use();
        if (use.iis() == null) {
            return Verdict.require(
                    "请说明是否提供互联网信息服务（use.iis）。", "State whether Internet information service is provided (use.iis).");
        }
        if (use.iis() != kind) {
            return Verdict.notApplicable("不提供此类互联网信息服务。", "No such Internet information service is provided.");
        }
        if (use.audience() == null) {
            return Verdict.require("请填写服务对象（use.audience）。", "State the audience of the service (use.audience).");
        }
        if (use.audience() != Audience.MAINLAND_PUBLIC) {
            return Verdict.notApplicable("服务对象不是境内公众。", "The service is not addressed to the mainland public.");
        }
        return checkNumber(use);
    }

    /** Whether the number that the service must have is there and holds. */
    abstract Verdict checkNumber(Use use);
}
