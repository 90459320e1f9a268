package dev.serverlease.process;

import dev.serverlease.request.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Decides which jobs an operator may retry. */
@Component
public class FailedJobs {

    private final JdbcClient jdbc;

    FailedJobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws Refusal with 404 if there is no such job, with 409 if it has not failed */
    public void check(String jobId) {
        boolean failed = jdbc.sql(
                        "select retries_ = 0 or exception_msg_ is not null or exception_stack_id_ is not null from act_ru_job where id_ = :id")
                .param("id", jobId)
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> new Refusal(
                        404, "作业不存在或者已经完成，请刷新后再看。 There is no such job, or it is done; refresh and look again."));
        if (!failed) {
            throw new Refusal(409, "该作业并未失败，到期后自动执行，无需重试。 This job has not failed; it runs by itself when it is due.");
        }
    }
}
