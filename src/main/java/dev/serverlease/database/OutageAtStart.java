package dev.serverlease.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/**
 * Makes a start that failed over an outage say so in one sentence: the database answered when the start began, and fell
 * silent, changed over or was locked while the rest was being built, longer than a start waits for it.
 */
class OutageAtStart implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        return Outage.in(failure)
                .map(outage -> new FailureAnalysis(sentence(outage), null, failure))
                .orElse(null);
    }

    private static String sentence(Outage outage) {
        return switch (outage) {
            case AWAY, BROKEN ->
                "启动过程中与数据库的连接中断：请确认数据库可用，然后重新启动。 The connection to the database was lost while the"
                        + " product started: see that the database answers, then start again.";
            case READ_ONLY ->
                "数据库不接受写入（它是备用服务器，或者被设为只读）：请改用主服务器或者改回可写，然后重新启动。 The database takes no writes (it is a"
                        + " standby, or set to read only): name the primary or make it writable, then start again.";
            case HELD ->
                "启动所需的数据库记录或者表被他人占用太久：请结束占用它的会话，然后重新启动。 Somebody holds a row or table of the"
                        + " database that the start needs: end the session that holds it, then start again.";
            case OUTDATED -> "启动过程中数据库被另一版本升级：请重新启动。 The database was upgraded while the product started: start again.";
            case SLOW ->
                "启动过程中数据库的一项操作耗时太久：请检查数据库的负载，然后重新启动。 A statement took too long while the product"
                        + " started: see whether the database is overloaded, then start again.";
        };
    }
}
