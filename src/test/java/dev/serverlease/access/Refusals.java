package dev.serverlease.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

/** What every refusal has in common: our text in both languages, and nothing of the machinery behind it. */
final class Refusals {

    private Refusals() {}

    static void assertRefused(HttpResponse<String> answer, int status) {
        var what = answer.request().method() + " " + answer.uri() + ": " + answer.body();
        assertThat(answer.statusCode()).as(what).isEqualTo(status);
        assertThat(answer.body())
                .as(what)
                .containsPattern("[\\u4e00-\\u9fff]")
                .containsPattern("[A-Za-z]{3,}")
                .doesNotContain("Exception", "org.camunda", "dev.serverlease", "ENGINE-", "java.", "\tat ");
    }
}
