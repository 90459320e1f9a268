package dev.serverlease.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.InBrowser;
import dev.serverlease.testing.Needs;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.Tool;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

/**
 * One and the same character is the quotation mark of both languages: a Chinese font draws it as wide as a character.
 */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
@ServerLeaseTest
class QuotesTest extends InBrowser {

    private static final double NARROW = 0.7;

    @Tag("nightly")
    @ParameterizedTest
    @ValueSource(strings = {"/leases?lang=en", "/portfolio?lang=en", "/reports?lang=en", "/steering?lang=en"})
    void onAnEnglishPageQuotesAreEnglish(String address) {
        browser.enter("manager1");
        browser.visit(address);
        browser.see(By.tagName("main"));
        assertThat(width("en", "main")).isLessThan(NARROW);
    }

    @Test
    void onAPageOfOneLanguageWhatIsInTheOtherHasItsOwn() {
        browser.enter("manager1");
        browser.visit("/desk");
        browser.see(By.tagName("main"));
        assertThat(width("en", "main")).isLessThan(NARROW);
        assertThat(width("zh", "main")).isGreaterThan(width("en", "main"));
        browser.visit("/leases?lang=en");
        browser.see(By.tagName("main"));
        assertThat(width("zh", "main")).isGreaterThan(width("en", "main"));
    }

    /** Of a mark in this language, in parts of the size of the text. */
    private double width(String lang, String within) {
        return ((Number) browser.ask("const mark = document.createElement('span'); mark.lang = '" + lang
                        + "'; mark.textContent = '“”'; document.querySelector('" + within + "').append(mark);"
                        + " const width = mark.getBoundingClientRect().width / 2"
                        + " / parseFloat(getComputedStyle(mark).fontSize); mark.remove(); return width"))
                .doubleValue();
    }
}
