package dev.serverlease.law.rules.decree292;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Rule;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.UseFacts;
import dev.serverlease.law.facts.UseFacts.Audience;
import dev.serverlease.law.facts.UseFacts.Iis;

/**
 * A duty of those who offer one kind of Internet information service to the mainland public. The service and its
 * audience must be stated; a claim or an undertaking can answer only the duty itself (STATUTES 13.1).
 */
abstract class MainlandServiceRule implements Rule {

    private final Iis kind;

    MainlandServiceRule(Iis kind) {
        this.kind = kind;
    }

    @Override
    public final Verdict check(LeaseFacts facts, Asked asked) {
        UseFacts use = facts.use();
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

    /** Whether the required number is stated and valid. */
    abstract Verdict checkNumber(UseFacts use);
}
