"""HTML as the clipboard has it after copying from well-known programs, and the Markdown of it."""

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=Generator content="Microsoft Word 15">
<style><!-- p.MsoNormal, li.MsoNormal {margin:0cm; font-size:11.0pt;} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
</head><body lang=IN style='tab-interval:36.0pt'>
<!--StartFragment-->
<h1>Peluang<o:p></o:p></h1>
<h2><span lang=EN-US style='mso-ansi-language:EN-US'>Air bersih</span></h2>
<p class=MsoNormal>Pada <b style='mso-bidi-font-weight:normal'>2010</b>, PBB mengakui <i>hak</i>
atas air.<span style='mso-spacerun:yes'>&nbsp; </span>Lihat <a
href="https://un.org/water"><span style='color:#0563C1'>laman PBB</span></a>.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='margin-left:36.0pt;mso-add-space:auto;
text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span
style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>sungai<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;text-indent:-18.0pt;
mso-list:l0 level2 lfo1'><![if !supportLists]><span style='font-family:"Courier New"'><span
style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>hulu<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='margin-left:36.0pt;text-indent:-18.0pt;
mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>pertama<o:p>
</o:p></p><table class=MsoTableGrid border=1><tr><td width=300><p
class=MsoNormal><b>Tahun</b></p></td><td><p class=MsoNormal>Suara</p></td></tr><tr><td><p
class=MsoNormal>2010</p></td>
<td><p class=MsoNormal>122</p></td></tr></table>
<!--EndFragment--></body></html>"""

WORD_AS_MARKDOWN = """## Peluang

## Air bersih

Pada **2010**, PBB mengakui *hak* atas air. Lihat [laman PBB](https://un.org/water).

- sungai
   - hulu
1. pertama

| **Tahun** | Suara |
| --- | --- |
| 2010 | 122 |"""

DOCS = """<meta charset='utf-8'><b style="font-weight:normal;"
id="docs-internal-guid-5d3c1f6e-7fff-1234"><h2 dir="ltr" style="line-height:1.38;">
<span style="font-size:16pt;font-weight:400;font-style:normal;">Air bersih</span></h2>
<p dir="ltr" style="line-height:1.38;"><span style="font-weight:400;">Pada </span><span
style="font-weight:700;font-style:normal;">2010</span><span style="font-weight:400;">, PBB mengakui
</span><span style="font-weight:400;font-style:italic;">hak</span><span> atas air. Lihat </span><a
href="https://un.org/water" style="text-decoration:none;"><span
style="color:#1155cc;text-decoration:underline;">laman PBB</span></a><span>.</span></p><br />
<ul style="margin-top:0;"><li dir="ltr" style="list-style-type:disc;" aria-level="1"><p dir="ltr"
role="presentation"><span>sungai</span></p></li><ul style="margin-top:0;"><li dir="ltr"
aria-level="2"><p dir="ltr" role="presentation"><span>hulu</span></p></li></ul></ul>
<ol><li dir="ltr"><p dir="ltr"><span>pertama</span></p></li></ol>
<div dir="ltr" align="left"><table style="border:none;"><colgroup><col width="200" /></colgroup>
<tbody><tr style="height:0pt"><td><p dir="ltr"><span style="font-weight:700;">Tahun</span></p></td>
<td><p dir="ltr"><span>Suara</span></p></td></tr><tr><td><p dir="ltr"><span>2010</span></p></td>
<td><p dir="ltr"><span>122</span></p></td></tr></tbody></table></div></b>"""

DOCS_AS_MARKDOWN = WORD_AS_MARKDOWN.removeprefix("## Peluang\n\n").replace(
    "   - hulu\n1. pertama", "   - hulu\n\n1. pertama"
)

WEB = """<html><body><!--StartFragment--><article><h1>Judul</h1><p>Satu<br>dua &amp; <strong>tiga
</strong>empat.</p><blockquote><p>Kutipan.</p></blockquote><ol><li>Pertama<ul><li>dalam</li></ul>
</li><li>Kedua</li></ol><hr><p>1. bukan daftar</p><p># bukan judul</p><pre>kode</pre></article>
<!--EndFragment--></body></html>"""

WEB_AS_MARKDOWN = """## Judul

Satu
dua & **tiga** empat.

> Kutipan.

1. Pertama
   - dalam
1. Kedua

---

1\\. bukan daftar

\\# bukan judul

kode"""

PASTED = {
    "Word": (WORD, WORD_AS_MARKDOWN),
    "Google Docs": (DOCS, DOCS_AS_MARKDOWN),
    "a web page": (WEB, WEB_AS_MARKDOWN),
}
