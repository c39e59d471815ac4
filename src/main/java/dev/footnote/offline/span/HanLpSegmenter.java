package dev.footnote.offline.span;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.common.Term;
import dev.footnote.text.Languages;
import java.util.ArrayList;
import java.util.List;

/** Words with their parts of speech, names of persons, places and bodies among them, by the data that HanLP's jar holds. */
final class HanLpSegmenter implements Segmenter {

    private final Segment segment = HanLP.newSegment()
            .enableNameRecognize(true)
            .enableTranslatedNameRecognize(true)
            .enablePlaceRecognize(true)
            .enableOrganizationRecognize(true)
            .enableOffset(true);

    @Override
    public List<Word> cut(String text) {
        List<Word> out = new ArrayList<>();
        for (Term term : segment.seg(text)) {
            int end = term.offset + term.word.length();
            boolean han = end <= text.length() && Languages.hasHan(term.word);
            if (han) {
                out.add(new Word(term.offset, end, term.nature == null ? "" : term.nature.toString()));
            }
        }
        return out;
    }
}
