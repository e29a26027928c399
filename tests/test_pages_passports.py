"""Every number leads to its passport: where it is from, how sure it is, and what it was before."""
from functools import cache
from collections import Counter
from passports import Spot, explains, passports_of, spots
from sites import documents

@cache
def passports():
    return {page.path: found for page in documents() if (found := passports_of(page))}

def test_every_number_leads_to_its_passport():
    lost = [s for page in documents() if page.path.startswith('en/') for s in spots(page) if not any(explains(l, s.path, passports()) for l in s.links)]
    c=Counter(); ex={}
    for s in lost:
        k=(s.path if 'measures' in s.path else s.path.rsplit('/',1)[0], s.where); c[k]+=1; ex.setdefault(k,(s.text,s.links[:2]))
    for k,v in sorted(c.items()): print(v,k,ex[k])
    assert not lost
