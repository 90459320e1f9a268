package dev.serverlease.law;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.serverlease.law.facts.Answer;
import dev.serverlease.law.facts.ChannelFacts;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LessorFacts;
import dev.serverlease.law.facts.RegisterStatus;
import dev.serverlease.law.facts.UseFacts.Activity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeaseFactsTest {

    @Test
    void absentFactsAreUnknownOrEmpty() {
        LeaseFacts facts = FactsReader.facts("{}");
        assertThat(facts.lessor().title()).isEqualTo(LessorFacts.Title.UNKNOWN);
        assertThat(facts.lessor().permit().status()).isEqualTo(RegisterStatus.UNKNOWN);
        assertThat(facts.lessor().permit().categories()).isEmpty();
        assertThat(facts.lessee().isCiio()).isEqualTo(Answer.UNKNOWN);
        assertThat(facts.channel().kind()).isEqualTo(ChannelFacts.Kind.UNKNOWN);
        assertThat(facts.channel().approvalStatus()).isEqualTo(RegisterStatus.UNKNOWN);
        assertThat(facts.use().telecomBusiness()).isEqualTo(Answer.UNKNOWN);
        assertThat(facts.use().licenceStatus()).isEqualTo(RegisterStatus.UNKNOWN);
        assertThat(facts.use().filingStatus()).isEqualTo(RegisterStatus.UNKNOWN);
        assertThat(facts.data().important()).isEqualTo(Answer.UNKNOWN);
        assertThat(facts.contract().fields()).isEmpty();
        assertThat(facts.lessee().idVerified()).isNull();
    }

    @Test
    void factsSurviveConversionToJsonAndBack() throws JsonProcessingException {
        LeaseFacts facts = FactsReader.sample("own-office");
        String json = FactsReader.MAPPER.writeValueAsString(facts);
        assertThat(FactsReader.facts(json)).isEqualTo(facts);
        assertThat(json).contains("\"isCiio\":\"NO\"", "\"isHkMoTw\":false").doesNotContain("\"hkMoTw\"", "\"ciio\"");
    }

    @Test
    void setsAreOrderedSoThatEqualFactsHaveEqualTexts() {
        LeaseFacts facts = FactsReader.facts("{\"use\":{\"activityCodes\":[\"MAIL\",null,\"OFFICE\",\"MAIL\"]}}");
        assertThat(facts.use().activityCodes()).containsExactly(Activity.OFFICE, Activity.MAIL);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "　", "-", "——", "…", "。"})
    void blanksAndPunctuationSayNothing(String text) {
        assertThat(LeaseFacts.given(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "7", "无", " 示例 "})
    void aLetterOrADigitSaysSomething(String text) {
        assertThat(LeaseFacts.given(text)).isTrue();
    }
}
