package dev.serverlease.front;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.stage.contract.offer.SealDelays.Delay;
import dev.serverlease.words.PageTime;

/** A seal that waits, in words: since when, why, and what happens next. */
final class SealDelayWords {

    private SealDelayWords() {}

    static Bilingual of(Delay delay, PageTime times) {
        var since = times.minute(delay.since());
        var next = delay.next();
        return next == null
                ? new Bilingual(
                        "电子印章自 " + since + " 起未能加盖，自动重试已用尽，合同尚未成立："
                                + delay.why().zh() + "由运维人员排除后在 Cockpit 中增加重试次数，无须重新确认用印。",
                        "The seal has not been applied since " + since + ", and its retries are used up: "
                                + delay.why().en()
                                + " Operations repair it and increment the retries in Cockpit; the sealing need not be confirmed again.")
                : new Bilingual(
                        "电子印章自 " + since + " 起未能加盖，合同尚未成立：" + delay.why().zh() + "系统将于 " + times.minute(next)
                                + " 自动再试（还有 " + delay.retries() + " 次），用尽后转由运维人员处理；无须重新确认用印。",
                        "The seal has not been applied since " + since + ": "
                                + delay.why().en()
                                + " It is tried again by itself at " + times.minute(next) + " (" + delay.retries()
                                + " more), after the last time operations see to it; the sealing need not be confirmed again.");
    }
}
