"""Passwords for one use: read aloud by a teacher, typed once, then replaced by an own one."""

import secrets

# Things of nature, short, known to every pupil, said as they are spelled (cengkih is not), and none
# that could embarrass anybody.
TEXT = """
akar angin angsa arus awan ayam bakau bambu batu belut benih bintang biru bukit bulan bunga burung
camar cemara danau daun delima durian elang emas embun fajar garam gula gunung hijau hujan hutan
ikan itik jagung jahe jambu jati jeruk kabut kakao kapas karang kayu kelapa kelinci kemiri kenari
kerang kolam kopi kuda kuning kunyit lada ladang langit laut lebah lembah lontar madu mangga
manggis markisa matahari mawar melati merak merpati musim nanas nangka nusa ombak padi pagi pakis
pala pandan pantai pasir pelangi penyu pepaya perahu perak permata pinang pinus pisang pohon pulau
putih rambutan ranting rawa rotan rumput rusa sagu salak sawah sawi sawo selat semangka semut
senja siang sungai surya taman tanah tebing tebu telaga teluk terang teratai timur tomat udara
ungu utara wortel
"""
WORDS = TEXT.split()
DIGITS = "23456789"


def random_password():
    """Return three words and four digits, such as "padi-ombak-surya-4729": about 34 bits.

    Enough for a password that is throttled at the door and replaced at its first use.
    """
    words = [secrets.choice(WORDS) for _ in range(3)]
    return "-".join([*words, "".join(secrets.choice(DIGITS) for _ in range(4))])
