package dev.belfry.engine.settings;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DidYouMeanTest {
    private static final List<String> KNOWN = List.of("label", "labels", "api-config", "every", "org", "url");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        lable                     | ' Did you mean label?'
        Label                     | ' Did you mean label?'
        labell                    | ' Did you mean label?'
        apiConfig                 | ' Did you mean api-config?'
        api_config                | ' Did you mean api-config?'
        evry                      | ' Did you mean every?'
        orgs                      | ' Did you mean org?'
        ulr                       | ' Did you mean url?'
        uri                       | ' Did you mean url?'
        password                  | ''
        x                         | ''
        ''                        | ''
        """)
    void suggestsWhatIsNear(String written, String sentence) {
        assertThat(DidYouMean.sentence(written, KNOWN)).isEqualTo(sentence);
    }

    @Test
    void suggestsNothingForAWordOfAnyLength() {
        assertThat(DidYouMean.sentence("label".repeat(100_000), KNOWN)).isEmpty();
    }
}
