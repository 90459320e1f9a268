package dev.serverlease.stage.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an application says against itself is refused at its field. */
class ContradictionsTest {

    /** One answer in place of three lists; the rules find it in each. */
    @Test
    void noneOfTheseIsSaidInEachListAndContradictsWhatIsNamed() {
        var application = JsonNodeFactory.instance.objectNode();
        application.putObject("use").put("noneOfThese", true);
        application.putObject("data");
        Contradictions.settleNone(application);
        assertThat(application.at("/use/regulatedActivities").toString()).isEqualTo("[\"NONE\"]");
        assertThat(application.at("/data/categories").toString()).isEqualTo("[\"NONE\"]");
        assertThat(Contradictions.in(application)).isEmpty();

        application.withArray("/data/categories").add("MINORS");
        assertThat(Contradictions.in(application)).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("use.noneOfThese");
            assertThat(error.message()).contains("数据种类", "请更正其一");
        });
        application.withObjectProperty("use").put("noneOfThese", false);
        assertThat(Contradictions.in(application)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SG | 香港
            SG | 东京
            SG | 深圳市
            SG | Shenzhen, Guangdong
            SG | Los Angeles
            JP | 香港
            US | 新加坡
            SG | Tokyo, Japan
            SG | 日本东京
            """)
    void aCityOfAnotherCountryIsRefused(String country, String city) {
        assertThat(Contradictions.in(server(country, city)))
                .as(city)
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.field()).isEqualTo("server.city");
                    assertThat(error.message()).contains(city, "请更正其一", "correct one of them");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HK | 香港
            HK | 中国香港
            MO | 澳门
            TW | 台北市
            JP | 日本东京
            US | Ashburn, Virginia
            US | 硅谷
            VN | 胡志明市
            SG | 裕廊
            CR | 哥斯达黎加圣何塞
            """)
    void aCityOfItsCountryPasses(String country, String city) {
        assertThat(Contradictions.in(server(country, city))).as(city).isEmpty();
    }

    private static ObjectNode server(String country, String city) {
        var application = JsonNodeFactory.instance.objectNode();
        application.putObject("server").put("country", country).put("city", city);
        return application;
    }
}
